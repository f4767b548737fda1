/**
 * A client of IBM's Qiskit Runtime service (REST, version 2026-04-15), and the adapter {@code
 * qiskit-runtime} over it.
 *
 * <p>{@link org.laplace.qpu.runtime.RuntimeClient} has a method for each endpoint; {@link
 * org.laplace.qpu.runtime.Submitter} sends a job once, whatever gets lost; {@link
 * org.laplace.qpu.runtime.SamplerResults} reads both forms of results. Failures are {@link
 * org.laplace.qpu.runtime.RuntimeFailure} values. Nothing that a vendor sends is trusted: sizes are
 * bounded, shapes and numbers are checked. Keys and tokens never reach a log or a message.
 */
@NullMarked
package org.laplace.qpu.runtime;

import org.jspecify.annotations.NullMarked;
