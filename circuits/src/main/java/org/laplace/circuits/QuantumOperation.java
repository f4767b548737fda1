package org.laplace.circuits;

/** One step that acts on qubits. */
public sealed interface QuantumOperation extends Operation
    permits GateApplication, Measure, Reset, Barrier {}
