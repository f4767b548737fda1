package org.laplace.circuits;

import static org.laplace.circuits.UnitaryMatrix.interleaved;

/** The matrices that rows of the gate table share; all trigonometry is StrictMath. */
final class GateMatrices {
  private GateMatrices() {}

  static final double PI = StrictMath.PI;

  /** 1/sqrt(2), correctly rounded. */
  static final double HALF = StrictMath.sqrt(0.5);

  static double[] p(double... parameters) {
    return parameters;
  }

  static double cos(double angle) {
    return StrictMath.cos(angle);
  }

  static double sin(double angle) {
    return StrictMath.sin(angle);
  }

  static double cosHalf(double[] p) {
    return cos(p[0] / 2);
  }

  static double sinHalf(double[] p) {
    return sin(p[0] / 2);
  }

  static UnitaryMatrix u(double theta, double phi, double lambda) {
    double c = cos(theta / 2);
    double s = sin(theta / 2);
    return interleaved(
        c,
        0,
        -cos(lambda) * s,
        -sin(lambda) * s,
        cos(phi) * s,
        sin(phi) * s,
        cos(phi + lambda) * c,
        sin(phi + lambda) * c);
  }

  /** Rotation by theta about the axis (cos phi, sin phi, 0). */
  static UnitaryMatrix r(double theta, double phi) {
    double c = cos(theta / 2);
    double s = sin(theta / 2);
    return interleaved(c, 0, -sin(phi) * s, -cos(phi) * s, sin(phi) * s, -cos(phi) * s, c, 0);
  }

  static UnitaryMatrix cu(double theta, double phi, double lambda, double gamma) {
    double c = cos(theta / 2);
    double s = sin(theta / 2);
    return interleaved(
            cos(gamma) * c,
            sin(gamma) * c,
            -cos(gamma + lambda) * s,
            -sin(gamma + lambda) * s,
            cos(gamma + phi) * s,
            sin(gamma + phi) * s,
            cos(gamma + phi + lambda) * c,
            sin(gamma + phi + lambda) * c)
        .controlled(1, 0);
  }

  /** Basis state k goes to state to[k] with the phase i^quarterTurns[k]. */
  static UnitaryMatrix permutation(int[] to, int[] quarterTurns) {
    int dimension = to.length;
    double[] re = new double[dimension * dimension];
    double[] im = new double[dimension * dimension];
    for (int k = 0; k < dimension; k++) {
      double sign = quarterTurns[k] < 2 ? 1 : -1;
      double[] part = quarterTurns[k] % 2 == 0 ? re : im;
      part[to[k] * dimension + k] = sign;
    }
    return UnitaryMatrix.of(re, im);
  }
}
