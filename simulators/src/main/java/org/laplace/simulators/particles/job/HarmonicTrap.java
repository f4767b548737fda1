package org.laplace.simulators.particles.job;

/**
 * The force {@code -stiffness * (position - center)} on every body, for each axis.
 *
 * @param stiffness force per length; negative on an axis that pushes outwards
 */
public record HarmonicTrap(Vector stiffness, Vector center) {}
