/**
 * From unitaries to the gates of a device: Euler angles for one qubit, at most three entangling
 * gates for two.
 *
 * <p>Works on one interaction at a time; which unitaries there are is decided elsewhere.
 */
@NullMarked
package org.laplace.circuits.transpile.synthesis;

import org.jspecify.annotations.NullMarked;
