package org.laplace.simulators.particles.job;

import org.laplace.simulators.Philox;

/**
 * Velocities of a temperature: normal deviates by Box and Muller, without a common motion, and
 * scaled so that the kinetic energy is exactly {@code 3/2 (n - 1) k T}. Body i takes the draws 4i
 * to 4i + 3 of its stream.
 */
final class Maxwell {
  private static final long STREAM = 1;

  private Maxwell() {}

  /** A single body stays at rest. */
  static void set(Bodies bodies, int first, int count, double thermalEnergy, long seed) {
    double[][] v = new double[3][count];
    double[] momentum = new double[3];
    double mass = 0;
    for (int i = 0; i < count; i++) {
      double m = bodies.mass(first + i);
      double width = StrictMath.sqrt(thermalEnergy / m);
      long draw = 4L * (first + i);
      double r = radius(seed, draw);
      double phi = angle(seed, draw + 1);
      v[0][i] = width * (r * StrictMath.cos(phi));
      v[1][i] = width * (r * StrictMath.sin(phi));
      v[2][i] = width * (radius(seed, draw + 2) * StrictMath.cos(angle(seed, draw + 3)));
      mass += m;
      for (int axis = 0; axis < 3; axis++) {
        momentum[axis] += m * v[axis][i];
      }
    }
    double twiceKinetic = 0;
    for (int i = 0; i < count; i++) {
      double square = 0;
      for (int axis = 0; axis < 3; axis++) {
        v[axis][i] -= momentum[axis] / mass;
        square += v[axis][i] * v[axis][i];
      }
      twiceKinetic += bodies.mass(first + i) * square;
    }
    double scale =
        count == 1 || twiceKinetic == 0
            ? 0
            : StrictMath.sqrt(3.0 * (count - 1) * thermalEnergy / twiceKinetic);
    for (int i = 0; i < count; i++) {
      bodies.setVelocity(first + i, scale * v[0][i], scale * v[1][i], scale * v[2][i]);
    }
  }

  /** The uniform number is taken from 1, so that its logarithm is finite. */
  private static double radius(long seed, long draw) {
    return StrictMath.sqrt(-2 * StrictMath.log(1 - Philox.uniform(seed, STREAM, draw)));
  }

  private static double angle(long seed, long draw) {
    return 2 * StrictMath.PI * Philox.uniform(seed, STREAM, draw);
  }
}
