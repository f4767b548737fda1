package org.laplace.simulators;

import java.util.List;

/**
 * A sum of Pauli products, whose expectation value a job may ask for.
 *
 * @param terms at least one, all for as many qubits
 */
public record Observable(List<PauliTerm> terms) {
  /**
   * A sum.
   *
   * @throws IllegalArgumentException without terms, or if two are for different numbers of qubits
   */
  public Observable {
    terms = List.copyOf(terms);
    if (terms.isEmpty()) {
      throw new IllegalArgumentException("an observable needs at least one term");
    }
    for (PauliTerm term : terms) {
      if (term.paulis().length() != terms.getFirst().paulis().length()) {
        throw new IllegalArgumentException(
            term.paulis() + " and " + terms.getFirst().paulis() + " differ in length");
      }
    }
  }

  /** Number of qubits that it is for. */
  public int qubits() {
    return terms.getFirst().paulis().length();
  }
}
