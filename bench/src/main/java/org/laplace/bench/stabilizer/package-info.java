/** The tableau and the frame sampler beside Stim. */
@NullMarked
package org.laplace.bench.stabilizer;

import org.jspecify.annotations.NullMarked;
