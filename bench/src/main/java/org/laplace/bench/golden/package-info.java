/** Whether a machine and its JVM compute the bits that the engines' definitions ask for. */
@NullMarked
package org.laplace.bench.golden;

import org.jspecify.annotations.NullMarked;
