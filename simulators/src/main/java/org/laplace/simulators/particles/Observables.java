package org.laplace.simulators.particles;

/**
 * What is conserved, of one moment. Sums run over bodies ascending; the potential over pairs i < j,
 * i ascending, then j.
 *
 * @param momentum sum of m v
 * @param angularMomentum sum of m (x cross v), about the origin
 */
record Observables(double kinetic, double potential, Vector momentum, Vector angularMomentum) {
  static Observables of(PhaseSpace state) {
    double kinetic = 0;
    double potential = 0;
    double px = 0;
    double py = 0;
    double pz = 0;
    double lx = 0;
    double ly = 0;
    double lz = 0;
    for (int i = 0; i < state.bodies; i++) {
      double m = state.mass[i];
      double x = state.x[i];
      double y = state.y[i];
      double z = state.z[i];
      double vx = state.vx[i];
      double vy = state.vy[i];
      double vz = state.vz[i];
      kinetic += 0.5 * m * (vx * vx + vy * vy + vz * vz);
      px += m * vx;
      py += m * vy;
      pz += m * vz;
      lx += m * (y * vz - z * vy);
      ly += m * (z * vx - x * vz);
      lz += m * (x * vy - y * vx);
      for (int j = i + 1; j < state.bodies; j++) {
        double dx = state.x[j] - x;
        double dy = state.y[j] - y;
        double dz = state.z[j] - z;
        double r = StrictMath.sqrt(dx * dx + dy * dy + dz * dz + state.softeningSquared);
        potential +=
            (state.coulomb * state.charge[i] * state.charge[j] - state.gravity * m * state.mass[j])
                / r;
      }
    }
    return new Observables(kinetic, potential, new Vector(px, py, pz), new Vector(lx, ly, lz));
  }

  double total() {
    return kinetic + potential;
  }

  boolean isFinite() {
    return Double.isFinite(total()) && isFinite(momentum) && isFinite(angularMomentum);
  }

  private static boolean isFinite(Vector vector) {
    return Double.isFinite(vector.x())
        && Double.isFinite(vector.y())
        && Double.isFinite(vector.z());
  }
}
