/**
 * How bodies move: the state, the forces on it and the integrators, in the order of rounding that
 * {@code docs/engines/particles-1.md} defines.
 *
 * <p>Sums over bodies run in eight lanes, whatever the width of the machine's registers, and are
 * joined by one fixed tree. Each kernel stands twice: scalar, which is the specification, and with
 * the Vector API; {@link org.laplace.simulators.particles.motion.Kernels} chooses. No job files are
 * read here.
 */
@NullMarked
package org.laplace.simulators.particles.motion;

import org.jspecify.annotations.NullMarked;
