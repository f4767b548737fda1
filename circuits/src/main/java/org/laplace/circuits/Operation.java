package org.laplace.circuits;

/**
 * One step of a circuit: something that a device does, or the control of such steps.
 *
 * <p>Whoever runs a circuit need not walk the control flow: {@link Controller} does, and hands out
 * {@link QuantumOperation}s only.
 */
public sealed interface Operation permits QuantumOperation, ControlOperation {}
