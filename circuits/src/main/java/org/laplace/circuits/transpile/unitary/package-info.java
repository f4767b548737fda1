/**
 * Small unitaries as numbers: 2 by 2 and 4 by 4 matrices, Euler angles, the canonical
 * decomposition.
 *
 * <p>No circuits here. A matrix is an array of doubles, row by row, real and imaginary parts in
 * turn; bit k of an index is the matrix's qubit k.
 */
@NullMarked
package org.laplace.circuits.transpile.unitary;

import org.jspecify.annotations.NullMarked;
