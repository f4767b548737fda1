package org.laplace.circuits.transpile.unitary;

/**
 * Real orthogonal bases in which a symmetric unitary is diagonal.
 *
 * <p>Its real and imaginary parts are real symmetric matrices that commute, so they share one.
 */
final class Orthogonal {
  private Orthogonal() {}

  private static final int SWEEPS_MAX = 30;

  /** Mixtures of the two parts, one of which separates all common eigenspaces. */
  private static final double[][] MIXTURES = {
    {0.7854, 0.6190}, {0.2719, -0.9623}, {-0.5012, 0.8653}, {0.9331, 0.3597}, {0.1218, 0.9926}
  };

  /** A rotation (determinant 1) whose columns diagonalise the 4 by 4 symmetric unitary. */
  static double[] diagonalising(double[] symmetric) {
    double[] best = new double[16];
    double least = Double.POSITIVE_INFINITY;
    for (double[] mixture : MIXTURES) {
      double[] matrix = new double[16];
      for (int i = 0; i < 16; i++) {
        matrix[i] = mixture[0] * symmetric[2 * i] + mixture[1] * symmetric[2 * i + 1];
      }
      double[] basis = eigenvectors(matrix);
      double residue = offDiagonal(symmetric, basis);
      if (residue < least) {
        least = residue;
        best = basis;
      }
      if (residue < 1e-24) {
        break;
      }
    }
    if (determinant(best) < 0) {
      for (int row = 0; row < 4; row++) {
        best[4 * row] = -best[4 * row];
      }
    }
    return best;
  }

  /** Jacobi's method: columns are the eigenvectors. */
  private static double[] eigenvectors(double[] matrix) {
    double[] vectors = new double[16];
    for (int i = 0; i < 4; i++) {
      vectors[5 * i] = 1;
    }
    for (int sweep = 0; sweep < SWEEPS_MAX; sweep++) {
      double off = 0;
      for (int p = 0; p < 3; p++) {
        for (int q = p + 1; q < 4; q++) {
          off += matrix[4 * p + q] * matrix[4 * p + q];
        }
      }
      if (off < 1e-32) {
        break;
      }
      for (int p = 0; p < 3; p++) {
        for (int q = p + 1; q < 4; q++) {
          rotate(matrix, vectors, p, q);
        }
      }
    }
    return vectors;
  }

  private static void rotate(double[] matrix, double[] vectors, int p, int q) {
    double apq = matrix[4 * p + q];
    if (Math.abs(apq) < 1e-18) {
      return;
    }
    double theta = (matrix[5 * q] - matrix[5 * p]) / (2 * apq);
    double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
    double c = 1 / Math.sqrt(t * t + 1);
    double s = t * c;
    for (int k = 0; k < 4; k++) {
      double kp = matrix[4 * k + p];
      double kq = matrix[4 * k + q];
      matrix[4 * k + p] = c * kp - s * kq;
      matrix[4 * k + q] = s * kp + c * kq;
    }
    for (int k = 0; k < 4; k++) {
      double pk = matrix[4 * p + k];
      double qk = matrix[4 * q + k];
      matrix[4 * p + k] = c * pk - s * qk;
      matrix[4 * q + k] = s * pk + c * qk;
      double vp = vectors[4 * k + p];
      double vq = vectors[4 * k + q];
      vectors[4 * k + p] = c * vp - s * vq;
      vectors[4 * k + q] = s * vp + c * vq;
    }
  }

  /** The squares of what is left off the diagonal. */
  private static double offDiagonal(double[] symmetric, double[] basis) {
    double sum = 0;
    for (int i = 0; i < 4; i++) {
      for (int j = i + 1; j < 4; j++) {
        double re = 0;
        double im = 0;
        for (int k = 0; k < 4; k++) {
          for (int l = 0; l < 4; l++) {
            double weight = basis[4 * k + i] * basis[4 * l + j];
            re += weight * symmetric[2 * (4 * k + l)];
            im += weight * symmetric[2 * (4 * k + l) + 1];
          }
        }
        sum += re * re + im * im;
      }
    }
    return sum;
  }

  private static double determinant(double[] m) {
    double sum = 0;
    for (int i = 0; i < 4; i++) {
      for (int j = i + 1; j < 4; j++) {
        int rest = 0xf ^ (1 << i) ^ (1 << j);
        int k = Integer.numberOfTrailingZeros(rest);
        int l = 31 - Integer.numberOfLeadingZeros(rest);
        double sign = (i + j) % 2 == 1 ? 1 : -1;
        sum +=
            sign
                * (m[i] * m[4 + j] - m[j] * m[4 + i])
                * (m[8 + k] * m[12 + l] - m[8 + l] * m[12 + k]);
      }
    }
    return sum;
  }
}
