/** Whole processes, from the shell to the counts: start-up is part of what is measured. */
@NullMarked
package org.laplace.bench.process;

import org.jspecify.annotations.NullMarked;
