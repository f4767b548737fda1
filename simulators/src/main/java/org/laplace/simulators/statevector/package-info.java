/**
 * {@code statevector/1}: all amplitudes of a circuit, exactly.
 *
 * <p>Here lives how a circuit is run; what a circuit means is in {@code org.laplace.circuits}, and
 * which gates are multiplied together in {@link org.laplace.simulators.statevector.plan}. {@code
 * docs/engines/statevector-1.md} defines what decides bits: scalar code says the same in Java, and
 * vector code, which is only loaded where {@link org.laplace.simulators.VectorApi} is usable, gives
 * the same bits. So does any number of threads.
 */
@NullMarked
package org.laplace.simulators.statevector;

import org.jspecify.annotations.NullMarked;
