/**
 * Formulas over coordinates, time and named constants, as potentials are written.
 *
 * <p>Text becomes a small tree; its values are those of {@link StrictMath}, one operation after
 * another as written, so that they have the same bits everywhere. A formula has no loops and no
 * definitions, so its cost is its number of nodes. What is not finite is a fault with a place,
 * never a value.
 */
@NullMarked
package org.laplace.simulators.wavepacket.expression;

import org.jspecify.annotations.NullMarked;
