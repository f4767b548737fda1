package org.laplace.simulators;

/**
 * What a run takes, known before it starts; a function of the program alone, in integers.
 *
 * @param size qubits of a circuit, bodies of a particle system, points of a wave packet's grid
 * @param memoryBytes of the arrays that the run holds at once
 * @param workUnits a unit is about the time that a scalar core takes for one amplitude of a
 *     one-qubit gate (1 to 2 ns in 2026); the engine says how many each operation takes
 */
public record Cost(int size, long memoryBytes, long workUnits) {}
