/**
 * Classical values of a circuit: types, values, expressions, and how they are computed.
 *
 * <p>The language front end folds constants with it, {@link org.laplace.circuits.Controller}
 * evaluates the rest during a shot, so that both agree to the bit. No qubits here, no I/O.
 */
@NullMarked
package org.laplace.circuits.classical;

import org.jspecify.annotations.NullMarked;
