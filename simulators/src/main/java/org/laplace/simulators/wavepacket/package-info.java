/**
 * {@code wavepacket/1}: the time-dependent Schroedinger equation of one particle in one to three
 * dimensions, by the split-operator method of Feit, Fleck and Steiger (J. Comput. Phys. 47, 412,
 * 1982) with Strang's symmetric splitting.
 *
 * <p>{@code docs/engines/wavepacket-1.md} is the definition, to the last bit. Here are the engine,
 * its runs and prices; the packages below hold the job's file, formulas, Fourier transforms and the
 * wave function. Pictures are drawn elsewhere, from {@link
 * org.laplace.simulators.wavepacket.Density}.
 */
@NullMarked
package org.laplace.simulators.wavepacket;

import org.jspecify.annotations.NullMarked;
