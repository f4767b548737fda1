package org.laplace.circuits;

/** Puts a qubit to |0>, whatever it was entangled with. */
public record Reset(int qubit) implements QuantumOperation {}
