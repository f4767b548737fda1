/**
 * Circuits for devices: {@link org.laplace.circuits.transpile.Transpiler} turns a circuit into one
 * of the same meaning on the qubits, neighbours and gates that a {@link
 * org.laplace.circuits.transpile.Target} has.
 *
 * <p>Everything follows from the circuit, the target, the level and the seed: not from threads or
 * time. Angles are doubles, so this is no part of consensus. What a target is read from belongs to
 * the adapters.
 */
@NullMarked
package org.laplace.circuits.transpile;

import org.jspecify.annotations.NullMarked;
