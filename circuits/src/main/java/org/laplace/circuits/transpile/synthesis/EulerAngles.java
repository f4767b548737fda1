package org.laplace.circuits.transpile.synthesis;

/**
 * A one-qubit unitary as rz(phi) ry(theta) rz(lambda), up to a phase; the last acts first.
 *
 * @param theta in [0, pi]
 */
record EulerAngles(double theta, double phi, double lambda) {
  private static final double NEGLIGIBLE = 1e-9;

  static EulerAngles of(double[] m) {
    double diagonal = Math.hypot(m[0], m[1]);
    double off = Math.hypot(m[4], m[5]);
    double theta = 2 * Math.atan2(off, diagonal);
    if (off < NEGLIGIBLE) {
      return new EulerAngles(theta, argument(m, 6) - argument(m, 0), 0);
    }
    if (diagonal < NEGLIGIBLE) {
      return new EulerAngles(theta, argument(m, 4) - Math.atan2(-m[3], -m[2]), 0);
    }
    double phi = argument(m, 4) - argument(m, 0);
    return new EulerAngles(theta, phi, argument(m, 6) - argument(m, 0) - phi);
  }

  private static double argument(double[] m, int at) {
    return Math.atan2(m[at + 1], m[at]);
  }
}
