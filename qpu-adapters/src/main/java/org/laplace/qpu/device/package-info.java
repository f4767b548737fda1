/**
 * Descriptions of quantum computers: which gates act on which qubits, and how well.
 *
 * <p>The form is IBM's: a configuration and a properties document in JSON, as the Qiskit Runtime
 * service sends them and as the Python package {@code qiskit-ibm-runtime} ships snapshots of real
 * devices. A small device of our own is built in.
 */
@NullMarked
package org.laplace.qpu.device;

import org.jspecify.annotations.NullMarked;
