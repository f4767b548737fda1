package org.laplace.circuits;

import java.util.List;

/**
 * A circuit: qubits that start in |0>, classical registers that start at 0, and operations.
 *
 * @param qubits number of qubits, numbered from 0 in the order of declaration
 * @param registers classical registers in the order of declaration; bits are numbered through
 * @param operations in the order of the program
 */
public record Circuit(int qubits, List<ClassicalRegister> registers, List<Operation> operations) {
  public Circuit {
    registers = List.copyOf(registers);
    operations = List.copyOf(operations);
  }

  /** Number of classical bits over all registers. */
  public int bits() {
    int bits = 0;
    for (ClassicalRegister register : registers) {
      bits += register.size();
    }
    return bits;
  }

  /** Index of the first bit of a register. */
  public int firstBit(int register) {
    int bit = 0;
    for (int i = 0; i < register; i++) {
      bit += registers.get(i).size();
    }
    return bit;
  }

  /** True when no operation depends on an outcome, so that every shot runs the same list. */
  public boolean isStatic() {
    return operations.stream().allMatch(QuantumOperation.class::isInstance);
  }

  /**
   * The outcome as Qiskit prints it: highest bit of a register first, the register that was
   * declared last leftmost, a space between registers.
   *
   * @param bits the value of each bit; length {@link #bits()}
   */
  public String bitString(boolean[] bits) {
    if (bits.length != bits()) {
      throw new IllegalArgumentException("expected " + bits() + " bits, got " + bits.length);
    }
    var text = new StringBuilder(bits.length + registers.size());
    int end = bits.length;
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
