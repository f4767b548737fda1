package org.laplace.simulators.particles.motion;

import java.security.MessageDigest;
import org.laplace.simulators.Sha256;
import org.laplace.simulators.particles.job.Bodies;
import org.laplace.simulators.particles.job.Vector;

/**
 * Coordinates, velocities and accelerations, bodies in the order of the job. Arrays are filled up
 * to a multiple of {@link Lanes#COUNT} with bodies without mass and charge, so far away that they
 * act on nothing.
 */
public final class PhaseSpace {
  /** Its square is a finite double, its cube is not. */
  static final double FAR = 0x1p500;

  final int bodies;
  final double[] mass;
  final double[] charge;
  final double[] x;
  final double[] y;
  final double[] z;
  final double[] vx;
  final double[] vy;
  final double[] vz;
  final double[] ax;
  final double[] ay;
  final double[] az;

  PhaseSpace(Bodies start) {
    bodies = start.count();
    int padded = Lanes.padded(bodies);
    mass = new double[padded];
    charge = new double[padded];
    x = new double[padded];
    y = new double[padded];
    z = new double[padded];
    vx = new double[padded];
    vy = new double[padded];
    vz = new double[padded];
    ax = new double[padded];
    ay = new double[padded];
    az = new double[padded];
    for (int i = 0; i < bodies; i++) {
      Vector position = start.position(i);
      Vector velocity = start.velocity(i);
      mass[i] = start.mass(i);
      charge[i] = start.charge(i);
      x[i] = position.x();
      y[i] = position.y();
      z[i] = position.z();
      vx[i] = velocity.x();
      vy[i] = velocity.y();
      vz[i] = velocity.z();
    }
    for (int i = bodies; i < padded; i++) {
      x[i] = FAR;
    }
  }

  /** How many there are. */
  public int bodies() {
    return bodies;
  }

  /** Where a body is. */
  public Vector position(int body) {
    return new Vector(x[body], y[body], z[body]);
  }

  /** How fast a body is. */
  public Vector velocity(int body) {
    return new Vector(vx[body], vy[body], vz[body]);
  }

  /** True when coordinates and velocities of these bodies are finite numbers. */
  boolean isFinite(int from, int to) {
    double zero = 0;
    for (int i = from; i < to; i++) {
      // Zero times a finite number is zero; times infinity or NaN it is NaN, which stays.
      zero += (0 * x[i] + 0 * y[i]) + (0 * z[i] + 0 * vx[i]) + (0 * vy[i] + 0 * vz[i]);
    }
    return zero == 0;
  }

  /** Adds coordinates, then velocities of all bodies to a digest. */
  public void addTo(MessageDigest digest) {
    for (double[] component : new double[][] {x, y, z, vx, vy, vz}) {
      for (int i = 0; i < bodies; i++) {
        Sha256.update(digest, Double.doubleToRawLongBits(component[i]));
      }
    }
  }
}
