/**
 * The syntax tree of OpenQASM 2.0 and 3.x, as the parser leaves it: nothing is resolved yet.
 *
 * <p>{@code at} is always the number of the token that a diagnostic about the node points at.
 */
@NullMarked
package org.laplace.circuits.qasm.syntax;

import org.jspecify.annotations.NullMarked;
