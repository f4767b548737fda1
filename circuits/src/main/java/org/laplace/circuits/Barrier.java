package org.laplace.circuits;

import java.util.List;

/** Forbids optimisations across it on the named qubits; changes no state. */
public record Barrier(List<Integer> qubits) implements QuantumOperation {
  public Barrier {
    qubits = List.copyOf(qubits);
  }
}
