/** Wave packets beside SciPy's Fourier transforms. */
@NullMarked
package org.laplace.bench.wavepacket;

import org.jspecify.annotations.NullMarked;
