package org.laplace.simulators.particles;

/**
 * A point with mass and charge, in the units of its job.
 *
 * @param name may be empty
 * @param mass more than 0
 */
record Body(String name, double mass, double charge, Vector position, Vector velocity) {}
