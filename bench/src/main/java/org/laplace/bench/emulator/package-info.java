/** The emulator of Qiskit Runtime beside bare HTTP. */
@NullMarked
package org.laplace.bench.emulator;

import org.jspecify.annotations.NullMarked;
