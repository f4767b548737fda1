package org.laplace.simulators.stabilizer;

/**
 * One step of a Clifford circuit.
 *
 * @param a the qubit; the control of CX
 * @param b the other qubit of two; the row of a record; 0 otherwise
 */
record CliffordStep(Kind kind, int a, int b) {
  /** What is done. */
  enum Kind {
    X,
    Y,
    Z,
    H,
    S,
    SDG,
    CX,
    CZ,

    /** Measures Z of a qubit into a row. */
    MEASURE,

    /** Measures Z of a qubit and writes the opposite into a row. */
    MEASURE_INVERTED,

    /** Sets a qubit to |0>. */
    RESET,

    /** Writes 0 into a row. */
    PAD_ZERO,

    /** Writes 1 into a row. */
    PAD_ONE,

    /** X on a qubit if a row is 1. */
    X_IF,

    /** Z on a qubit if a row is 1. */
    Z_IF;

    /** How many of a step's numbers are qubits. */
    int qubits() {
      return this == CX || this == CZ ? 2 : this == PAD_ZERO || this == PAD_ONE ? 0 : 1;
    }

    /** True for what acts on qubits alone, the same in every shot. */
    boolean isGate() {
      return compareTo(CZ) <= 0;
    }
  }

  static CliffordStep of(Kind kind, int qubit) {
    return new CliffordStep(kind, qubit, 0);
  }
}
