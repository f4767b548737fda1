package org.laplace.simulators.stabilizer;

/**
 * One step of a Clifford circuit.
 *
 * @param a the qubit; the control of CX
 * @param b the other qubit of two; the classical bit of a measurement; 0 otherwise
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
    MEASURE,
    RESET
  }

  static CliffordStep of(Kind kind, int qubit) {
    return new CliffordStep(kind, qubit, 0);
  }
}
