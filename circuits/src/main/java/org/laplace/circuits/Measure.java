package org.laplace.circuits;

/**
 * Measures a qubit in the computational basis into a classical bit.
 *
 * @param qubit index of the qubit in the circuit
 * @param bit index of the bit, counted over all classical registers in the order of declaration
 */
public record Measure(int qubit, int bit) implements QuantumOperation {}
