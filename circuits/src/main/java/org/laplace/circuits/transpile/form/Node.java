package org.laplace.circuits.transpile.form;

import org.laplace.circuits.Operation;
import org.laplace.circuits.transpile.unitary.Canonical;

/** Something that happens on wires and that the one-qubit unitaries between cannot express. */
public sealed interface Node {
  /**
   * exp(-i angle/2 ZZ).
   *
   * @param angle in (-pi/2, pi/2], not 0
   */
  record Phase(int wire0, int wire1, double angle) implements Node {
    /** True for the interaction of a controlled-Z. */
    public boolean isControlledZ() {
      return Math.PI / 2 - Math.abs(angle) < 4e-8;
    }
  }

  /** Any interaction of two qubits that is not a {@link Phase}. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Block(int wire0, int wire1, double[] unitary, Canonical canonical) implements Node {}

  /** A measurement, a reset, a barrier: it keeps its place on each of its wires. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Fixed(int[] wires, Operation operation) implements Node {}
}
