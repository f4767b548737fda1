/**
 * Circuits as Qiskit's Python packages send them: QPY, formats 13 to 17.
 *
 * <p>Written from the format's public documentation. Only what a quantum computer can run is read:
 * gates of the gate table, measurements, resets, barriers, delays, control flow, parameters and
 * their expressions. Everything else ends with a {@link org.laplace.qpu.qpy.QpyException} that has
 * a code. Bytes are hostile: sizes are checked against what is there before anything is allocated.
 * No transport lives here.
 */
@NullMarked
package org.laplace.qpu.qpy;

import org.jspecify.annotations.NullMarked;
