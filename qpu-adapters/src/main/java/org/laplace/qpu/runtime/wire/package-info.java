/**
 * How Qiskit Runtime's documents hold bytes and arrays: base64 of zlib, and NumPy's file format.
 * Both the client and the emulator use it. Whatever is unpacked has a bound that is known before.
 */
@NullMarked
package org.laplace.qpu.runtime.wire;

import org.jspecify.annotations.NullMarked;
