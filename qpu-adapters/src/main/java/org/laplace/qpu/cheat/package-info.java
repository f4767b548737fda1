/**
 * A machine that lies, for demonstrations and tests of the verification: nobody earns with it, and
 * it loses its bonds. Nothing else in the project refers to it; it runs only where an operator asks
 * for {@code --adapter cheat}.
 */
@NullMarked
package org.laplace.qpu.cheat;

import org.jspecify.annotations.NullMarked;
