package org.laplace.simulators.particles.job;

/**
 * {@code 4 epsilon ((sigma/r)^12 - (sigma/r)^6)} between all bodies nearer than the cut-off.
 *
 * @param epsilon depth of the well, energy
 * @param sigma where the potential is 0, length
 * @param cutoff no force from here on, length
 * @param skin by how much neighbour lists reach beyond the cut-off, length
 * @param rebuildSteps steps between two neighbour lists
 * @param isShifted whether the potential is 0 at the cut-off; the forces are the same
 */
public record LennardJones(
    double epsilon, double sigma, double cutoff, double skin, int rebuildSteps, boolean isShifted) {
  /** How far neighbour lists reach. */
  public double reach() {
    return cutoff + skin;
  }
}
