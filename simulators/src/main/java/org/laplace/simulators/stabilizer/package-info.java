/**
 * {@code stabilizer/1}: Clifford circuits of thousands of qubits, by tableau and Pauli frames.
 *
 * <p>Here live tableau, frames and the recognition of Clifford gates. The definition, where it
 * decides bits:
 *
 * <ul>
 *   <li>All arithmetic is exact; only which gates count as Clifford is decided with doubles: a
 *       one-qubit matrix that maps X and Z to Pauli operators within 1e-10, such a matrix that is a
 *       Pauli operator times a power of i under one control, and what decomposes into these.
 *   <li>A circuit without classical control is run once on a tableau in which every random outcome
 *       is 0. The shots differ from it by Pauli frames (Gidney, "Stim: a fast stabilizer circuit
 *       simulator", Quantum 5, 497, 2021, section 4): bit s mod 64 of word s / 64 belongs to shot
 *       s. The Z parts of the frame start random: draw k for qubit k. Each measurement and reset
 *       then takes the next draw for a new random Z part of its qubit. Word w of draw d is word w
 *       mod 2 of {@code Philox.block(seed, d, w / 2)}.
 *   <li>A circuit with classical control runs each shot as {@link org.laplace.simulators.shots}
 *       says; a random outcome is 1 if the draw is at least one half.
 * </ul>
 */
@NullMarked
package org.laplace.simulators.stabilizer;

import org.jspecify.annotations.NullMarked;
