package org.laplace.simulators.statevector;

/**
 * A matrix on some qubits of an array of amplitudes: {@code out[r] = sum over m of M[r][r^m] *
 * in[r^m]}, m ascending, each term {@code re = (re + Mr*x) - Mi*y}, {@code im = (im + Mr*y) +
 * Mi*x}.
 */
final class DenseKernel {
  private final double[] matrixRe;
  private final double[] matrixIm;
  private final int[] fixed;
  private final int active;
  private final int[] offsets;

  private final boolean real;

  DenseKernel(BlockMatrix matrix) {
    matrixRe = matrix.re();
    matrixIm = matrix.im();
    real = matrix.isReal();
    active = matrix.values();
    offsets = offsetsOf(matrix.targets());
    int all = matrix.controls() | offsets[offsets.length - 1];
    fixed = new int[Integer.bitCount(all)];
    for (int place = 0, k = 0; k < fixed.length; place++) {
      if (((all >> place) & 1) != 0) {
        fixed[k++] = place;
      }
    }
  }

  /** For each row the index bits that are set in it. */
  static int[] offsetsOf(int[] targets) {
    int[] offsets = new int[1 << targets.length];
    for (int row = 0; row < offsets.length; row++) {
      for (int k = 0; k < targets.length; k++) {
        offsets[row] |= ((row >> k) & 1) << targets[k];
      }
    }
    return offsets;
  }

  /** Applies the kernel to {@code length} amplitudes, a power of two. */
  void apply(double[] re, double[] im, int offset, int length) {
    int groups = length >> fixed.length;
    switch (offsets.length) {
      case 2 -> {
        if (real) {
          applyRealToOne(re, offset, groups);
          applyRealToOne(im, offset, groups);
        } else {
          applyToOne(re, im, offset, groups);
        }
      }
      case 4 -> applyToTwo(re, im, offset, groups);
      default -> applyToAny(re, im, offset, groups);
    }
  }

  private void applyRealToOne(double[] part, int offset, int groups) {
    double r00 = matrixRe[0];
    double r01 = matrixRe[1];
    double r10 = matrixRe[2];
    double r11 = matrixRe[3];
    for (int group = 0; group < groups; group++) {
      int index0 = offset + (spread(group, fixed) | active);
      int index1 = index0 + offsets[1];
      double x0 = part[index0];
      double x1 = part[index1];
      part[index0] = r00 * x0 + r01 * x1;
      part[index1] = r11 * x1 + r10 * x0;
    }
  }

  private void applyToOne(double[] re, double[] im, int offset, int groups) {
    double r00 = matrixRe[0];
    double r01 = matrixRe[1];
    double r10 = matrixRe[2];
    double r11 = matrixRe[3];
    double i00 = matrixIm[0];
    double i01 = matrixIm[1];
    double i10 = matrixIm[2];
    double i11 = matrixIm[3];
    for (int group = 0; group < groups; group++) {
      int index0 = offset + (spread(group, fixed) | active);
      int index1 = index0 + offsets[1];
      double x0 = re[index0];
      double y0 = im[index0];
      double x1 = re[index1];
      double y1 = im[index1];
      re[index0] = (((0 + r00 * x0) - i00 * y0) + r01 * x1) - i01 * y1;
      im[index0] = (((0 + r00 * y0) + i00 * x0) + r01 * y1) + i01 * x1;
      re[index1] = (((0 + r11 * x1) - i11 * y1) + r10 * x0) - i10 * y0;
      im[index1] = (((0 + r11 * y1) + i11 * x1) + r10 * y0) + i10 * x0;
    }
  }

  private void applyToTwo(double[] re, double[] im, int offset, int groups) {
    double[] a = matrixRe;
    double[] b = matrixIm;
    for (int group = 0; group < groups; group++) {
      int index0 = offset + (spread(group, fixed) | active);
      int index1 = index0 + offsets[1];
      int index2 = index0 + offsets[2];
      int index3 = index0 + offsets[3];
      double x0 = re[index0];
      double y0 = im[index0];
      double x1 = re[index1];
      double y1 = im[index1];
      double x2 = re[index2];
      double y2 = im[index2];
      double x3 = re[index3];
      double y3 = im[index3];
      re[index0] =
          sumRe(a[0], b[0], x0, y0, a[1], b[1], x1, y1, a[2], b[2], x2, y2, a[3], b[3], x3, y3);
      im[index0] =
          sumIm(a[0], b[0], x0, y0, a[1], b[1], x1, y1, a[2], b[2], x2, y2, a[3], b[3], x3, y3);
      re[index1] =
          sumRe(a[5], b[5], x1, y1, a[4], b[4], x0, y0, a[7], b[7], x3, y3, a[6], b[6], x2, y2);
      im[index1] =
          sumIm(a[5], b[5], x1, y1, a[4], b[4], x0, y0, a[7], b[7], x3, y3, a[6], b[6], x2, y2);
      re[index2] =
          sumRe(a[10], b[10], x2, y2, a[11], b[11], x3, y3, a[8], b[8], x0, y0, a[9], b[9], x1, y1);
      im[index2] =
          sumIm(a[10], b[10], x2, y2, a[11], b[11], x3, y3, a[8], b[8], x0, y0, a[9], b[9], x1, y1);
      re[index3] =
          sumRe(
              a[15], b[15], x3, y3, a[14], b[14], x2, y2, a[13], b[13], x1, y1, a[12], b[12], x0,
              y0);
      im[index3] =
          sumIm(
              a[15], b[15], x3, y3, a[14], b[14], x2, y2, a[13], b[13], x1, y1, a[12], b[12], x0,
              y0);
    }
  }

  private static double sumRe(
      double a0,
      double b0,
      double x0,
      double y0,
      double a1,
      double b1,
      double x1,
      double y1,
      double a2,
      double b2,
      double x2,
      double y2,
      double a3,
      double b3,
      double x3,
      double y3) {
    double sum = (0 + a0 * x0) - b0 * y0;
    sum = (sum + a1 * x1) - b1 * y1;
    sum = (sum + a2 * x2) - b2 * y2;
    return (sum + a3 * x3) - b3 * y3;
  }

  private static double sumIm(
      double a0,
      double b0,
      double x0,
      double y0,
      double a1,
      double b1,
      double x1,
      double y1,
      double a2,
      double b2,
      double x2,
      double y2,
      double a3,
      double b3,
      double x3,
      double y3) {
    double sum = (0 + a0 * y0) + b0 * x0;
    sum = (sum + a1 * y1) + b1 * x1;
    sum = (sum + a2 * y2) + b2 * x2;
    return (sum + a3 * y3) + b3 * x3;
  }

  private void applyToAny(double[] re, double[] im, int offset, int groups) {
    int dimension = offsets.length;
    double[] x = new double[dimension];
    double[] y = new double[dimension];
    for (int group = 0; group < groups; group++) {
      int base = offset + (spread(group, fixed) | active);
      for (int local = 0; local < dimension; local++) {
        x[local] = re[base + offsets[local]];
        y[local] = im[base + offsets[local]];
      }
      for (int row = 0; row < dimension; row++) {
        double sumRe = 0;
        double sumIm = 0;
        for (int m = 0; m < dimension; m++) {
          int column = row ^ m;
          double entryRe = matrixRe[row * dimension + column];
          double entryIm = matrixIm[row * dimension + column];
          sumRe = (sumRe + entryRe * x[column]) - entryIm * y[column];
          sumIm = (sumIm + entryRe * y[column]) + entryIm * x[column];
        }
        re[base + offsets[row]] = sumRe;
        im[base + offsets[row]] = sumIm;
      }
    }
  }

  /** The group's bits at the places that are not fixed (ascending), zeros at those that are. */
  static int spread(int group, int[] fixed) {
    int index = group;
    for (int place : fixed) {
      int below = (1 << place) - 1;
      index = ((index & ~below) << 1) | (index & below);
    }
    return index;
  }
}
