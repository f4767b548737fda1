package org.laplace.simulators;

/**
 * A product of Pauli matrices with a factor.
 *
 * @param coefficient finite
 * @param paulis one of I, X, Y, Z for each qubit; the last letter belongs to qubit 0, as in Qiskit
 */
public record PauliTerm(double coefficient, String paulis) {
  /**
   * A term.
   *
   * @throws IllegalArgumentException if the coefficient is not finite, or a letter another one
   */
  public PauliTerm {
    if (!Double.isFinite(coefficient)) {
      throw new IllegalArgumentException(
          "the coefficient of " + paulis + " is " + coefficient + "; it must be finite");
    }
    for (int k = 0; k < paulis.length(); k++) {
      if ("IXYZ".indexOf(paulis.charAt(k)) < 0) {
        throw new IllegalArgumentException(
            "'" + paulis.charAt(k) + "' in " + paulis + " is none of the letters I, X, Y, Z");
      }
    }
  }

  /** The letter of a qubit. */
  public char pauli(int qubit) {
    return paulis.charAt(paulis.length() - 1 - qubit);
  }
}
