package org.laplace.simulators.noise;

/** What may happen to qubits beside what the circuit says. */
public sealed interface Channel permits PauliChannel, Relaxation {
  /** Number of qubits that it acts on, 1 or 2. */
  int qubits();

  /** True when nothing happens. */
  boolean isIdentity();

  /** How well states survive: the process fidelity with the identity, from 0 to 1. */
  double processFidelity();

  /** An average gate fidelity from a process fidelity (Nielsen, Phys. Lett. A 303, 249, 2002). */
  static double averageFidelity(int qubits, double processFidelity) {
    double dimension = 1 << qubits;
    return (dimension * processFidelity + 1) / (dimension + 1);
  }
}
