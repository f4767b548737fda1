package org.laplace.circuits.transpile.unitary;

/** Determinants of small unitaries, which are phase factors. */
final class Determinants {
  private Determinants() {}

  /** The angle of the determinant of a 2 by 2 unitary. */
  static double argument2(double[] m) {
    double re = m[0] * m[6] - m[1] * m[7] - (m[2] * m[4] - m[3] * m[5]);
    double im = m[0] * m[7] + m[1] * m[6] - (m[2] * m[5] + m[3] * m[4]);
    return Math.atan2(im, re);
  }

  /** The angle of the determinant of a 4 by 4 unitary, by minors of the upper and lower halves. */
  static double argument4(double[] m) {
    double re = 0;
    double im = 0;
    for (int i = 0; i < 4; i++) {
      for (int j = i + 1; j < 4; j++) {
        int rest = 0xf ^ (1 << i) ^ (1 << j);
        int k = Integer.numberOfTrailingZeros(rest);
        int l = 31 - Integer.numberOfLeadingZeros(rest);
        // Laplace's expansion by two rows: the sign is that of the permutation (i, j, k, l).
        double sign = (i + j) % 2 == 1 ? 1 : -1;
        double upperRe = minorRe(m, 0, i, j);
        double upperIm = minorIm(m, 0, i, j);
        double lowerRe = minorRe(m, 2, k, l);
        double lowerIm = minorIm(m, 2, k, l);
        re += sign * (upperRe * lowerRe - upperIm * lowerIm);
        im += sign * (upperRe * lowerIm + upperIm * lowerRe);
      }
    }
    return Math.atan2(im, re);
  }

  private static double minorRe(double[] m, int row, int i, int j) {
    int top = 8 * row;
    int low = top + 8;
    return m[top + 2 * i] * m[low + 2 * j]
        - m[top + 2 * i + 1] * m[low + 2 * j + 1]
        - (m[top + 2 * j] * m[low + 2 * i] - m[top + 2 * j + 1] * m[low + 2 * i + 1]);
  }

  private static double minorIm(double[] m, int row, int i, int j) {
    int top = 8 * row;
    int low = top + 8;
    return m[top + 2 * i] * m[low + 2 * j + 1]
        + m[top + 2 * i + 1] * m[low + 2 * j]
        - (m[top + 2 * j] * m[low + 2 * i + 1] + m[top + 2 * j + 1] * m[low + 2 * i]);
  }
}
