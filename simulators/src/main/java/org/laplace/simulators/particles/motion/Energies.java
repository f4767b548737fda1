package org.laplace.simulators.particles.motion;

import org.laplace.simulators.particles.job.Vector;

/**
 * What is conserved, of one moment.
 *
 * @param momentum sum of m v
 * @param angularMomentum sum of m (x cross v), about the origin
 */
public record Energies(double kinetic, double potential, Vector momentum, Vector angularMomentum) {
  static Energies of(PhaseSpace state, double potential) {
    double[] x = state.x;
    double[] y = state.y;
    double[] z = state.z;
    double[] vx = state.vx;
    double[] vy = state.vy;
    double[] vz = state.vz;
    double[] m = state.mass;
    int n = state.bodies;
    return new Energies(
        Lanes.sum(n, i -> (0.5 * m[i]) * ((vx[i] * vx[i] + vy[i] * vy[i]) + vz[i] * vz[i])),
        potential,
        new Vector(
            Lanes.sum(n, i -> m[i] * vx[i]),
            Lanes.sum(n, i -> m[i] * vy[i]),
            Lanes.sum(n, i -> m[i] * vz[i])),
        new Vector(
            Lanes.sum(n, i -> m[i] * (y[i] * vz[i] - z[i] * vy[i])),
            Lanes.sum(n, i -> m[i] * (z[i] * vx[i] - x[i] * vz[i])),
            Lanes.sum(n, i -> m[i] * (x[i] * vy[i] - y[i] * vx[i]))));
  }

  /** Kinetic and potential energy. */
  public double total() {
    return kinetic + potential;
  }

  /** False when a value is infinite or not a number. */
  public boolean isFinite() {
    return Double.isFinite(total()) && isFinite(momentum) && isFinite(angularMomentum);
  }

  private static boolean isFinite(Vector vector) {
    return Double.isFinite(vector.x())
        && Double.isFinite(vector.y())
        && Double.isFinite(vector.z());
  }
}
