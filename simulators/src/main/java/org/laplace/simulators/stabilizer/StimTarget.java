package org.laplace.simulators.stabilizer;

/**
 * A target of an instruction of Stim's language.
 *
 * @param number of the qubit; how far back a record is, at least 1; of the sweep bit
 * @param inverted true for {@code !}
 * @param joined true if a {@code *} joins it to the target before
 * @param column where it stands, from 1
 */
record StimTarget(Kind kind, int number, boolean inverted, boolean joined, int column) {
  /** What a target names. */
  enum Kind {
    QUBIT,
    RECORD,
    SWEEP,
    PAULI_X,
    PAULI_Y,
    PAULI_Z;

    /** True for a qubit with a Pauli operator. */
    boolean isPauli() {
      return compareTo(PAULI_X) >= 0;
    }

    /** 1, 2 or 3 for X, Y or Z. */
    int pauli() {
      return ordinal() - PAULI_X.ordinal() + 1;
    }
  }
}
