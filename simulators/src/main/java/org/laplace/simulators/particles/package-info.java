/**
 * {@code particles/1}: bodies under gravity, Coulomb's law, Lennard-Jones forces, a magnetic field
 * and harmonic traps. {@code docs/engines/particles-1.md} is its definition.
 *
 * <p>Here are the engine, its price and its runs; job files are read and bodies are moved in the
 * packages beside this one. Pictures are not drawn here: {@link
 * org.laplace.simulators.particles.ParticlesExecution#frame} hands out what they need.
 */
@NullMarked
package org.laplace.simulators.particles;

import org.jspecify.annotations.NullMarked;
