/**
 * How engines run circuits shot by shot, whatever holds their quantum state.
 *
 * <p>Here live the shape of a circuit, the bound of its work, and the run of shots with outcomes
 * that later operations depend on. What the qubits do is behind {@link QuantumState}; no amplitude
 * and no tableau may be here.
 *
 * <p>Part of every engine's definition: operations before the first measurement, the first reset of
 * a touched qubit and the first random outcome are run once; each later measurement or reset takes
 * the next draw of its shot, {@code Philox.uniform(seed, shot, draw)} with draws from 0. A reset of
 * a qubit that nothing has touched is left out before the first measurement.
 */
@NullMarked
package org.laplace.simulators.shots;

import org.jspecify.annotations.NullMarked;
