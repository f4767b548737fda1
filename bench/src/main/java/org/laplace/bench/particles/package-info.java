/** The particle engine beside LAMMPS, C, NumPy and numba. */
@NullMarked
package org.laplace.bench.particles;

import org.jspecify.annotations.NullMarked;
