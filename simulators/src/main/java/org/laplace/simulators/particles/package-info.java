/**
 * {@code particles/0}: point bodies under gravity and Coulomb's law, by velocity Verlet.
 *
 * <p>Here live the job file's reader, the law of motion and its energies; drawings and units of
 * display do not.
 *
 * <p>The definition, in the order of rounding. With {@code d = x[j] - x[i]}, {@code r2 = (d.x*d.x +
 * d.y*d.y) + d.z*d.z + eps*eps} and {@code w = 1 / (r2 * sqrt(r2))}, body i is accelerated by the
 * sum over j ascending, j other than i, of {@code ((g*m[j] - (k*q[i]/m[i])*q[j]) * w) * d}; g or k
 * is 0 when its law is off. A step is {@code v += h*a; x += dt*v; a = a(x); v += h*a} with {@code h
 * = dt/2}. No fused multiply-add.
 */
@NullMarked
package org.laplace.simulators.particles;

import org.jspecify.annotations.NullMarked;
