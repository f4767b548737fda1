package org.laplace.qpu.qpy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A circuit, or a block of control flow.
 *
 * @param bits number of classical bits
 */
record QpyBody(int qubits, int bits, List<Register> registers, List<QpyStep> steps) {
  /**
   * A classical register.
   *
   * @param bits for each of its bits the number of the body's bit, or -1 for one that is elsewhere
   * @param isInCircuit false for a register of which the body only knows some bits
   */
  record Register(String name, List<Integer> bits, boolean isInCircuit) {}

  QpyBody {
    registers = List.copyOf(registers);
    steps = List.copyOf(steps);
  }

  static @Nullable Register find(List<Register> registers, String name) {
    for (Register register : registers) {
      if (register.name().equals(name)) {
        return register;
      }
    }
    return null;
  }
}
