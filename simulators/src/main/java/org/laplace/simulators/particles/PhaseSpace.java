package org.laplace.simulators.particles;

import java.security.MessageDigest;
import org.laplace.simulators.Sha256;

/** Coordinates, velocities and accelerations of all bodies, and how they move. */
final class PhaseSpace {
  final int bodies;
  final double[] mass;
  final double[] charge;
  final double[] x;
  final double[] y;
  final double[] z;
  final double[] vx;
  final double[] vy;
  final double[] vz;
  final double gravity;
  final double coulomb;
  final double softeningSquared;
  private final double[] ax;
  private final double[] ay;
  private final double[] az;

  /** gravity * mass. */
  private final double[] pull;

  /** coulomb * charge / mass. */
  private final double[] push;

  PhaseSpace(ParticleSystem system) {
    bodies = system.bodies().size();
    gravity = system.gravity();
    coulomb = system.coulomb();
    softeningSquared = system.softening() * system.softening();
    mass = new double[bodies];
    charge = new double[bodies];
    x = new double[bodies];
    y = new double[bodies];
    z = new double[bodies];
    vx = new double[bodies];
    vy = new double[bodies];
    vz = new double[bodies];
    ax = new double[bodies];
    ay = new double[bodies];
    az = new double[bodies];
    pull = new double[bodies];
    push = new double[bodies];
    for (int i = 0; i < bodies; i++) {
      Body body = system.bodies().get(i);
      mass[i] = body.mass();
      charge[i] = body.charge();
      x[i] = body.position().x();
      y[i] = body.position().y();
      z[i] = body.position().z();
      vx[i] = body.velocity().x();
      vy[i] = body.velocity().y();
      vz[i] = body.velocity().z();
      pull[i] = gravity * mass[i];
      push[i] = coulomb * charge[i] / mass[i];
    }
  }

  /** Accelerations at the present coordinates. */
  void accelerate() {
    for (int i = 0; i < bodies; i++) {
      double sumX = 0;
      double sumY = 0;
      double sumZ = 0;
      for (int j = 0; j < bodies; j++) {
        if (j == i) {
          continue;
        }
        double dx = x[j] - x[i];
        double dy = y[j] - y[i];
        double dz = z[j] - z[i];
        double r2 = dx * dx + dy * dy + dz * dz + softeningSquared;
        double weight = 1 / (r2 * StrictMath.sqrt(r2));
        double strength = (pull[j] - push[i] * charge[j]) * weight;
        sumX += strength * dx;
        sumY += strength * dy;
        sumZ += strength * dz;
      }
      ax[i] = sumX;
      ay[i] = sumY;
      az[i] = sumZ;
    }
  }

  /** One step of velocity Verlet (kick, drift, kick); the accelerations must be up to date. */
  void step(double dt) {
    double half = dt / 2;
    kick(half);
    for (int i = 0; i < bodies; i++) {
      x[i] += dt * vx[i];
      y[i] += dt * vy[i];
      z[i] += dt * vz[i];
    }
    accelerate();
    kick(half);
  }

  private void kick(double time) {
    for (int i = 0; i < bodies; i++) {
      vx[i] += time * ax[i];
      vy[i] += time * ay[i];
      vz[i] += time * az[i];
    }
  }

  /** True when every coordinate and velocity is a finite number. */
  boolean isFinite() {
    double zero = 0;
    for (int i = 0; i < bodies; i++) {
      // Zero times a finite number is zero; times infinity or NaN it is NaN, which stays.
      zero += 0 * x[i] + 0 * y[i] + 0 * z[i] + 0 * vx[i] + 0 * vy[i] + 0 * vz[i];
    }
    return zero == 0;
  }

  /** Adds coordinates and velocities to a digest. */
  void addTo(MessageDigest digest) {
    for (double[] component : new double[][] {x, y, z, vx, vy, vz}) {
      Sha256.update(digest, component);
    }
  }
}
