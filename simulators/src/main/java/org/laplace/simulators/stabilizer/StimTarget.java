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
  @SuppressWarnings("EnumOrdinal")
  enum Kind {
    QUBIT(0),
    RECORD(0),
    SWEEP(0),
    PAULI_X(1),
    PAULI_Y(2),
    PAULI_Z(3);

    private final int pauli;

    Kind(int pauli) {
      this.pauli = pauli;
    }

    /** True for a qubit with a Pauli operator. */
    boolean isPauli() {
      return pauli > 0;
    }

    /** 1, 2 or 3 for X, Y or Z; 0 without an operator. */
    int pauli() {
      return pauli;
    }
  }
}
