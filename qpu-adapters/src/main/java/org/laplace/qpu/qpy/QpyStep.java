package org.laplace.qpu.qpy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laplace.circuits.Gate;

/**
 * One instruction. Qubits and bits are numbered within the {@link QpyBody} that it stands in; a
 * body within it names which of these are its own.
 */
sealed interface QpyStep {
  /** A gate of the table. */
  record Apply(Gate gate, List<Angle> angles, List<Integer> qubits) implements QpyStep {}

  record Measure(int qubit, int bit) implements QpyStep {}

  record Reset(int qubit) implements QpyStep {}

  record Barrier(List<Integer> qubits) implements QpyStep {}

  /** Waits; without effect on an ideal machine. */
  record Delay(int qubit) implements QpyStep {}

  record IfElse(Condition condition, Inner then, @Nullable Inner otherwise) implements QpyStep {}

  record While(Condition condition, Inner body) implements QpyStep {}

  /**
   * Runs the body for each value.
   *
   * @param symbol the parameter that has the value; null if none does
   */
  record For(List<Long> values, @Nullable Symbol symbol, Inner body) implements QpyStep {}

  record Switch(Condition target, List<Case> cases) implements QpyStep {}

  record Break() implements QpyStep {}

  record Continue() implements QpyStep {}

  /** A body with the qubits and bits of the surrounding one that are its own, in its order. */
  record Inner(QpyBody body, List<Integer> qubits, List<Integer> bits) {}

  /**
   * One case of a switch.
   *
   * @param labels the target's values; of no meaning if {@code isDefault}
   */
  record Case(List<Long> labels, boolean isDefault, Inner body) {}
}
