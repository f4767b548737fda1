package org.laplace.circuits;

import java.util.List;
import org.laplace.circuits.classical.ClassicalType;

/**
 * A circuit: qubits that start in |0>, a classical memory that starts at 0, and operations.
 *
 * @param qubits number of qubits, numbered from 0 in the order of declaration
 * @param registers classical registers in the order of declaration; their bits are numbered through
 *     and are the result of a shot
 * @param scratchBits number of further bits, numbered after those, that are not part of a result
 * @param variables the types of the variables that operations use
 * @param operations in the order of the program
 * @param places where the operations stand in the program
 */
public record Circuit(
    int qubits,
    List<ClassicalRegister> registers,
    int scratchBits,
    List<ClassicalType> variables,
    List<Operation> operations,
    SourcePlaces places) {
  public Circuit {
    registers = List.copyOf(registers);
    variables = List.copyOf(variables);
    operations = List.copyOf(operations);
  }

  /** A circuit that comes from no program. */
  public Circuit(
      int qubits,
      List<ClassicalRegister> registers,
      int scratchBits,
      List<ClassicalType> variables,
      List<Operation> operations) {
    this(qubits, registers, scratchBits, variables, operations, SourcePlaces.none());
  }

  /** A circuit without scratch bits and variables that comes from no program. */
  public Circuit(int qubits, List<ClassicalRegister> registers, List<Operation> operations) {
    this(qubits, registers, 0, List.of(), operations);
  }

  /** Number of bits of a result: those of all registers. */
  public int bits() {
    int bits = 0;
    for (ClassicalRegister register : registers) {
      bits += register.size();
    }
    return bits;
  }

  /** Number of bits that a {@link Measure} may name: those of a result, then the scratch bits. */
  public int memoryBits() {
    return bits() + scratchBits;
  }

  /** Index of the first bit of a register. */
  public int firstBit(int register) {
    int bit = 0;
    for (int i = 0; i < register; i++) {
      bit += registers.get(i).size();
    }
    return bit;
  }

  /** True when every shot runs the same list of {@link QuantumOperation}s. */
  public boolean isStatic() {
    return operations.stream().allMatch(QuantumOperation.class::isInstance);
  }

  /**
   * The outcome as Qiskit prints it: highest bit of a register first, the register that was
   * declared last leftmost, a space between registers.
   *
   * @param bits the value of each bit; at least {@link #bits()}, what follows is not printed
   */
  public String bitString(boolean[] bits) {
    int end = bits();
    if (bits.length < end) {
      throw new IllegalArgumentException("expected " + end + " bits, got " + bits.length);
    }
    var text = new StringBuilder(end + registers.size());
    for (ClassicalRegister register : registers.reversed()) {
      if (!text.isEmpty()) {
        text.append(' ');
      }
      for (int i = 1; i <= register.size(); i++) {
        text.append(bits[end - i] ? '1' : '0');
      }
      end -= register.size();
    }
    return text.toString();
  }
}
