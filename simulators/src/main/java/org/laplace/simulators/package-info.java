/**
 * What every engine shares: programs, costs, runs, outcomes and their roots.
 *
 * <p>An engine is a versioned definition: which numbers are rounded when, in which order they are
 * summed, which random numbers are drawn. Two machines that run the same program with the same
 * engine get the same bytes, so a result is checked by computing it again. Here may be no clock, no
 * source of randomness but the program's seed, no locale, no I/O, no threads, and no function of
 * {@link Math} that {@link StrictMath} does not define to the last bit.
 *
 * <p>The engines are in the packages below: {@code statevector}, {@code particles}.
 */
@NullMarked
package org.laplace.simulators;

import org.jspecify.annotations.NullMarked;
