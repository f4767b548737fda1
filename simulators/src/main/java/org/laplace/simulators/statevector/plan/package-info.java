/**
 * Plans for {@code statevector/1}: which gates are multiplied together and which of these products
 * are applied to a block of amplitudes while it is in the cache.
 *
 * <p>Fusion and blocking change how results are rounded, so that the plan is part of the engine's
 * definition. What is decided here is decided with integers alone, by the shape of the circuit and
 * never by the value of a matrix entry. A plan does no arithmetic on amplitudes.
 */
@NullMarked
package org.laplace.simulators.statevector.plan;

import org.jspecify.annotations.NullMarked;
