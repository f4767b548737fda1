/**
 * The state vector engine beside Qiskit Aer: circuits that are sampled from one last state, and
 * circuits with measurements and decisions in their middle.
 */
@NullMarked
package org.laplace.bench.statevector;

import org.jspecify.annotations.NullMarked;
