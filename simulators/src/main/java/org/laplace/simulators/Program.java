package org.laplace.simulators;

import com.google.protobuf.ByteString;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is to be computed. Two equal programs have equal results, to the bit.
 *
 * @param jobClass what the source describes
 * @param engine who runs it
 * @param source text in UTF-8, as the client sent it
 * @param shots how often a circuit is run and measured; 0 or 1 for particles
 * @param seed of the random numbers, all 64 bits used; particles draw none
 * @param inputs values of the inputs that the source declares, by name
 * @param observables whose expectation values are the result of a circuit instead of shots, which
 *     are then 0
 */
public record Program(
    JobClass jobClass,
    EngineId engine,
    ByteString source,
    int shots,
    long seed,
    SortedMap<String, Double> inputs,
    List<Observable> observables) {
  public Program {
    inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
    observables = List.copyOf(observables);
  }

  /** Without observables. */
  public Program(
      JobClass jobClass,
      EngineId engine,
      ByteString source,
      int shots,
      long seed,
      SortedMap<String, Double> inputs) {
    this(jobClass, engine, source, shots, seed, inputs, List.of());
  }

  /** A circuit in OpenQASM whose expectation values are asked for. */
  public static Program expectations(
      EngineId engine, String source, Map<String, Double> inputs, List<Observable> observables) {
    return new Program(
        JobClass.CIRCUIT,
        engine,
        ByteString.copyFromUtf8(source),
        0,
        0,
        new TreeMap<>(inputs),
        observables);
  }

  /** A circuit in OpenQASM. */
  public static Program circuit(
      EngineId engine, String source, int shots, long seed, Map<String, Double> inputs) {
    return new Program(
        JobClass.CIRCUIT,
        engine,
        ByteString.copyFromUtf8(source),
        shots,
        seed,
        new TreeMap<>(inputs));
  }

  /** A wave packet job file. */
  public static Program wavePacket(EngineId engine, String source) {
    return new Program(
        JobClass.WAVE_PACKET, engine, ByteString.copyFromUtf8(source), 0, 0, new TreeMap<>());
  }

  /** A particle job file. */
  public static Program particles(EngineId engine, String source) {
    return new Program(
        JobClass.PARTICLES, engine, ByteString.copyFromUtf8(source), 0, 0, new TreeMap<>());
  }
}
