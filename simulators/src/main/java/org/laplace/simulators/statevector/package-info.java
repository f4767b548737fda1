/**
 * {@code statevector/0} and {@code statevector/1}: dense amplitudes, one thread, scalar code.
 *
 * <p>Here lives how a circuit is run exactly; what a circuit means is in {@code
 * org.laplace.circuits}. The definition of {@code statevector/0}, where it decides bits:
 *
 * <ul>
 *   <li>Gates are applied one by one in the order of the program, without fusion. Amplitudes whose
 *       control bits do not allow the gate keep their bits. For the others {@code out[r] = sum over
 *       m of M[r][r^m] * in[r^m]}, m ascending from 0, starting at 0, each term {@code re = (re +
 *       Mr*x) - Mi*y} and {@code im = (im + Mr*y) + Mi*x}; M is the gate's kernel, bit k of r its
 *       target k. No fused multiply-add.
 *   <li>A probability is {@code re*re + im*im}. Sums run over chunks of 4096 indices; in a chunk
 *       index i goes to lane i mod 8, and the lanes are added as {@code ((0+4)+(2+6)) +
 *       ((1+5)+(3+7))}; chunks are added ascending.
 *   <li>If no qubit is used after it was measured, and nothing depends on outcomes, all shots are
 *       sampled from the last state: draw 0 of each shot, times the sum, falls into a chunk and
 *       then into an index of it, found by adding probabilities ascending to the sum before the
 *       chunk.
 *   <li>Otherwise shots run as {@link org.laplace.simulators.shots} says. Of a measurement with the
 *       draw u the outcome is 0 if {@code u * (p0 + p1) < p0}; the amplitudes that remain are
 *       multiplied by {@code 1 / sqrt(p)}. A reset measures and moves 1 to 0; before the first
 *       measurement, a reset of a qubit that nothing has touched is left out.
 *   <li>Random numbers are {@link org.laplace.simulators.Philox}.
 * </ul>
 *
 * <p>{@code statevector/1} differs where all shots are drawn from one state: gates are multiplied
 * together and applied in the order that a {@link org.laplace.simulators.statevector.plan.Plan}
 * gives, each product by the same sums, and a table of factors f by {@code x = f.re*x - f.im*y} and
 * {@code y = f.re*y + f.im*x} of the old x and y. Which amplitudes are in a block changes no bit.
 */
@NullMarked
package org.laplace.simulators.statevector;

import org.jspecify.annotations.NullMarked;
