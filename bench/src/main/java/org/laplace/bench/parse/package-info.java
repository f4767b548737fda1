/** The OpenQASM reader beside Qiskit's, which are written in Rust. */
@NullMarked
package org.laplace.bench.parse;

import org.jspecify.annotations.NullMarked;
