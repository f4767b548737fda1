package org.laplace.simulators.particles.motion;

import org.laplace.simulators.particles.job.Vector;

/**
 * Turns velocities about a uniform magnetic field as Boris does (Proc. 4th Conf. Numerical
 * Simulation of Plasmas, 1970), by exactly the angle {@code q B dt / m}: with {@code t =
 * tan(angle/2)} along the field and {@code s = 2t / (1 + t*t)}, {@code u = v + v cross t} and then
 * {@code v += u cross s}.
 */
final class Gyration {
  private final PhaseSpace state;
  private final double bx;
  private final double by;
  private final double bz;
  private final double[] t;
  private final double[] s;

  Gyration(PhaseSpace state, Vector field, double dt) {
    this.state = state;
    double strength =
        StrictMath.sqrt((field.x() * field.x() + field.y() * field.y()) + field.z() * field.z());
    double inverse = strength == 0 ? 0 : 1 / strength;
    bx = field.x() * inverse;
    by = field.y() * inverse;
    bz = field.z() * inverse;
    t = new double[state.bodies];
    s = new double[state.bodies];
    for (int i = 0; i < state.bodies; i++) {
      t[i] = StrictMath.tan(state.charge[i] * strength / state.mass[i] * dt / 2);
      s[i] = 2 * t[i] / (1 + t[i] * t[i]);
    }
  }

  void turn(int from, int to) {
    for (int i = from; i < to; i++) {
      turn(i);
    }
  }

  private void turn(int i) {
    double vx = state.vx[i];
    double vy = state.vy[i];
    double vz = state.vz[i];
    double ux = vx + t[i] * (vy * bz - vz * by);
    double uy = vy + t[i] * (vz * bx - vx * bz);
    double uz = vz + t[i] * (vx * by - vy * bx);
    state.vx[i] = vx + s[i] * (uy * bz - uz * by);
    state.vy[i] = vy + s[i] * (uz * bx - ux * bz);
    state.vz[i] = vz + s[i] * (ux * by - uy * bx);
  }
}
