package org.laplace.simulators.particles.job;

/**
 * What the result holds beside energies, momentum and angular momentum.
 *
 * @param state whether coordinates and velocities of all bodies at the end
 * @param energiesEverySteps steps between two samples of the energies; 0 for none
 * @param framesEverySteps steps between two frames; 0 for none
 * @param frameBodies the first so many bodies are in a frame
 */
public record Output(
    boolean state, long energiesEverySteps, long framesEverySteps, int frameBodies) {}
