/**
 * Noise of emulated devices: circuits whose gates, measurements and resets go wrong as a device's
 * description says.
 *
 * <p>Here live channels, models made of them, and the sampler that runs a circuit by trajectories
 * (Dalibard, Castin, Mølmer, Phys. Rev. Lett. 68, 580, 1992): noise is a decorator over the list of
 * gates, outside of the frozen engines, and no job of the chain uses it. The shots are a function
 * of circuit, model and seed; threads change none. What an engine defines may not be here, nor may
 * an engine use this package.
 *
 * <p>{@code docs/engines/noise.md} has the formulas.
 */
@NullMarked
package org.laplace.simulators.noise;

import org.jspecify.annotations.NullMarked;
