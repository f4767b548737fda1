package org.laplace.simulators;

import java.util.Optional;
import java.util.SortedMap;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.qasm.OpenQasm;
import org.laplace.circuits.qasm.ParseLimits;
import org.laplace.circuits.qasm.ParseResult;
import org.laplace.proto.v1.JobSpec;
import org.laplace.simulators.particles.ParticlesEngine;
import org.laplace.simulators.shots.Nesting;
import org.laplace.simulators.stabilizer.StabilizerEngine;
import org.laplace.simulators.statevector.StateVectorEngine;
import org.laplace.simulators.wavepacket.WavePacketEngine;

/** Which engine runs a program when its job leaves that open. */
public final class EngineChoice {
  /** Fewer qubits are run as fast by a state vector. */
  private static final int STABILIZER_QUBITS_MIN = 12;

  private static final EngineId STATE_VECTOR = StateVectorEngine.planned().id();

  private static final ParseLimits LIMITS =
      new ParseLimits(
          SimulatorLimits.programBytesMax,
          SimulatorLimits.stabilizerQubitsMax,
          SimulatorLimits.circuitBitsMax,
          SimulatorLimits.circuitRegistersMax,
          SimulatorLimits.circuitOperationsMax);

  private EngineChoice() {}

  /** {@code stabilizer/1} for a Clifford circuit that is not small, {@code statevector/1} else. */
  public static EngineId of(Circuit circuit) {
    return circuit.qubits() >= STABILIZER_QUBITS_MIN
            && Nesting.isWithin(SimulatorLimits.controlNestingMax, circuit.operations())
            && StabilizerEngine.isClifford(circuit)
        ? StabilizerEngine.ID
        : STATE_VECTOR;
  }

  /**
   * The engine of a program's circuit; {@code statevector/1}, which will say what is wrong, for a
   * text that is no circuit.
   *
   * @param source OpenQASM 2 or 3
   */
  public static EngineId of(String source, SortedMap<String, Double> inputs) {
    return switch (OpenQasm.parse(source, inputs, LIMITS)) {
      case ParseResult.Parsed(Circuit circuit) -> of(circuit);
      case ParseResult.Rejected rejected -> STATE_VECTOR;
    };
  }

  /** The engine of a job's program, whatever engine it names; empty for an unknown class. */
  public static Optional<EngineId> of(JobSpec spec) {
    JobSpec named = spec.toBuilder().setEngine(STATE_VECTOR.toString()).build();
    return DeclaredProgram.of(named)
        .map(DeclaredProgram::program)
        .map(
            program ->
                switch (program.jobClass()) {
                  case CIRCUIT ->
                      program.observables().isEmpty()
                          ? of(program.source().toStringUtf8(), program.inputs())
                          : STATE_VECTOR;
                  case PARTICLES -> ParticlesEngine.ID;
                  case WAVE_PACKET -> WavePacketEngine.ID;
                });
  }
}
