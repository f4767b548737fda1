/**
 * The circuit as data: the gate table, the operations, the classical control of one shot.
 *
 * <p>Here lives what a circuit means. Languages that write circuits down are in {@code
 * org.laplace.circuits.qasm}; engines that run them are in another module. Everything is
 * deterministic to the bit: trigonometry is {@link StrictMath}, sums have one order.
 *
 * <p>Conventions, everywhere in this package: qubit {@code k} of a gate is bit {@code k} of a basis
 * index (little-endian, as in Qiskit); a controlled gate names its controls first; angles are
 * radians.
 */
@NullMarked
package org.laplace.circuits;

import org.jspecify.annotations.NullMarked;
