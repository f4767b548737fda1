package org.laplace.simulators;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.ClassicalRegister;
import org.laplace.proto.v1.CircuitResult;
import org.laplace.proto.v1.ResultRegister;

/**
 * The bits of every shot, packed as {@code CircuitResult.outcomes} says: bit b of a shot is bit
 * {@code b mod 8} of its byte {@code b / 8}.
 */
public final class Shots {
  private final List<ClassicalRegister> registers;
  private final int bits;
  private final int count;
  private final ByteString outcomes;

  private Shots(List<ClassicalRegister> registers, int bits, int count, ByteString outcomes) {
    this.registers = registers;
    this.bits = bits;
    this.count = count;
    this.outcomes = outcomes;
  }

  /** Bytes that a shot of so many bits takes. */
  public static int bytesPerShot(int bits) {
    return (bits + 7) / 8;
  }

  /**
   * Reads result bytes, which may be anybody's.
   *
   * @throws IllegalArgumentException if they are not a circuit result whose parts agree
   */
  public static Shots parse(ByteString resultBytes) {
    CircuitResult result;
    try {
      result = CircuitResult.parseFrom(resultBytes);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException("the bytes are not a circuit result", e);
    }
    var registers = new ArrayList<ClassicalRegister>();
    long bits = 0;
    for (ResultRegister register : result.getRegistersList()) {
      if (register.getSize() < 1 || register.getSize() > SimulatorLimits.circuitBitsMax) {
        throw new IllegalArgumentException(
            "register " + register.getName() + " of size " + register.getSize());
      }
      bits += register.getSize();
      registers.add(new ClassicalRegister(register.getName(), register.getSize()));
    }
    if (bits < 1 || bits > SimulatorLimits.circuitBitsMax) {
      throw new IllegalArgumentException(bits + " classical bits");
    }
    long expected = (long) bytesPerShot((int) bits) * result.getShots();
    if (result.getShots() < 0 || expected != result.getOutcomes().size()) {
      throw new IllegalArgumentException(
          result.getShots()
              + " shots of "
              + bits
              + " bits need "
              + expected
              + " bytes, found "
              + result.getOutcomes().size());
    }
    return new Shots(List.copyOf(registers), (int) bits, result.getShots(), result.getOutcomes());
  }

  /** Encodes the outcomes of a circuit. */
  public static CircuitResult encode(Circuit circuit, int shots, ByteString outcomes) {
    var result = CircuitResult.newBuilder().setShots(shots).setOutcomes(outcomes);
    for (ClassicalRegister register : circuit.registers()) {
      result.addRegisters(
          ResultRegister.newBuilder().setName(register.name()).setSize(register.size()));
    }
    return result.build();
  }

  /** Number of shots. */
  public int count() {
    return count;
  }

  /** In the order of declaration. */
  public List<ClassicalRegister> registers() {
    return registers;
  }

  /** A bit of a shot, numbered over all registers. */
  public boolean bit(int shot, int bit) {
    return ((outcomes.byteAt(shot * bytesPerShot(bits) + bit / 8) >> (bit % 8)) & 1) != 0;
  }

  /**
   * A shot as Qiskit prints it: highest bit first, the register declared last leftmost, a space
   * between registers.
   */
  public String bitString(int shot) {
    boolean[] values = new boolean[bits];
    for (int bit = 0; bit < bits; bit++) {
      values[bit] = bit(shot, bit);
    }
    return new Circuit(0, registers, List.of()).bitString(values);
  }

  /** How often each bit string came, by bit string. */
  public SortedMap<String, Integer> counts() {
    var counts = new TreeMap<String, Integer>();
    for (int shot = 0; shot < count; shot++) {
      counts.merge(bitString(shot), 1, Integer::sum);
    }
    return counts;
  }
}
