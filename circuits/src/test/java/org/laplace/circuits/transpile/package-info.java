/** Tests of the transpiler: what it writes is compared with what it read. */
@NullMarked
package org.laplace.circuits.transpile;

import org.jspecify.annotations.NullMarked;
