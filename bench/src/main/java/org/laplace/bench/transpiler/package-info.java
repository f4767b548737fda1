/** The transpiler beside Qiskit's: gates and time, on the same circuits, device and seeds. */
@NullMarked
package org.laplace.bench.transpiler;

import org.jspecify.annotations.NullMarked;
