package org.laplace.simulators.wavepacket.fourier;

/** The definition of the arithmetic, in scalar code. */
public final class ScalarKernel implements LineKernel {
  /** The square root of a half. */
  static final double HALF_ROOT = StrictMath.sqrt(0.5);

  private final int lanes;

  /** A kernel for so many lines side by side. */
  public ScalarKernel(int lanes) {
    this.lanes = lanes;
  }

  @Override
  public void forward(AxisTransform transform, double[] re, double[] im, int at) {
    forward(transform.twiddles, 0, transform.points(), re, im, at);
  }

  private void forward(
      double[][] twiddles, int level, int size, double[] re, double[] im, int from) {
    if (size == 4) {
      transformFour(re, im, from);
    } else if (size == 8) {
      splitInTwo(re, im, from);
      transformFour(re, im, from);
      transformFour(re, im, from + 4);
    } else {
      int quarter = size / 4;
      splitInFour(twiddles[level], quarter, re, im, from);
      for (int part = 0; part < 4; part++) {
        forward(twiddles, level + 1, quarter, re, im, from + part * quarter);
      }
    }
  }

  @Override
  public void propagate(
      AxisTransform transform,
      double[] phaseRe,
      double[] phaseIm,
      double[] re,
      double[] im,
      int at) {
    forward(transform, re, im, at);
    for (int place = 0; place < transform.points(); place++) {
      double kr = phaseRe[place];
      double ki = phaseIm[place];
      for (int i = (at + place) * lanes; i < (at + place + 1) * lanes; i++) {
        double r = re[i];
        re[i] = r * kr - im[i] * ki;
        im[i] = r * ki + im[i] * kr;
      }
    }
    inverse(transform.twiddles, 0, transform.points(), re, im, at);
  }

  private void inverse(
      double[][] twiddles, int level, int size, double[] re, double[] im, int from) {
    if (size == 4) {
      restoreFour(re, im, from);
    } else if (size == 8) {
      restoreFour(re, im, from);
      restoreFour(re, im, from + 4);
      joinTwo(re, im, from);
    } else {
      int quarter = size / 4;
      for (int part = 0; part < 4; part++) {
        inverse(twiddles, level + 1, quarter, re, im, from + part * quarter);
      }
      joinFour(twiddles[level], quarter, re, im, from);
    }
  }

  /** A block becomes four, of the frequencies 0, 1, 2 and 3 modulo 4. */
  private void splitInFour(double[] twiddles, int quarter, double[] re, double[] im, int from) {
    int apart = quarter * lanes;
    for (int j = 0; j < quarter; j++) {
      int w = AxisTransform.TWIDDLES * j;
      for (int a = (from + j) * lanes; a < (from + j + 1) * lanes; a++) {
        int b = a + apart;
        int c = b + apart;
        int d = c + apart;
        double s0r = re[a] + re[c];
        double s0i = im[a] + im[c];
        double s1r = re[a] - re[c];
        double s1i = im[a] - im[c];
        double s2r = re[b] + re[d];
        double s2i = im[b] + im[d];
        double s3r = re[b] - re[d];
        double s3i = im[b] - im[d];
        re[a] = s0r + s2r;
        im[a] = s0i + s2i;
        timesRoot(s1r + s3i, s1i - s3r, twiddles, w, re, im, b);
        timesRoot(s0r - s2r, s0i - s2i, twiddles, w + 2, re, im, c);
        timesRoot(s1r - s3i, s1i + s3r, twiddles, w + 4, re, im, d);
      }
    }
  }

  private static void timesRoot(
      double r, double i, double[] roots, int w, double[] re, double[] im, int at) {
    re[at] = r * roots[w] - i * roots[w + 1];
    im[at] = r * roots[w + 1] + i * roots[w];
  }

  /** Undoes {@link #splitInFour}, but for a factor of 4. */
  private void joinFour(double[] twiddles, int quarter, double[] re, double[] im, int from) {
    int apart = quarter * lanes;
    for (int j = 0; j < quarter; j++) {
      int w = AxisTransform.TWIDDLES * j;
      double w1r = twiddles[w];
      double w1i = twiddles[w + 1];
      double w2r = twiddles[w + 2];
      double w2i = twiddles[w + 3];
      double w3r = twiddles[w + 4];
      double w3i = twiddles[w + 5];
      for (int a = (from + j) * lanes; a < (from + j + 1) * lanes; a++) {
        int b = a + apart;
        int c = b + apart;
        int d = c + apart;
        double br = re[b] * w1r + im[b] * w1i;
        double bi = im[b] * w1r - re[b] * w1i;
        double cr = re[c] * w2r + im[c] * w2i;
        double ci = im[c] * w2r - re[c] * w2i;
        double dr = re[d] * w3r + im[d] * w3i;
        double di = im[d] * w3r - re[d] * w3i;
        double t0r = re[a] + cr;
        double t0i = im[a] + ci;
        double t1r = re[a] - cr;
        double t1i = im[a] - ci;
        double t2r = br + dr;
        double t2i = bi + di;
        double t3r = br - dr;
        double t3i = bi - di;
        re[a] = t0r + t2r;
        im[a] = t0i + t2i;
        re[b] = t1r - t3i;
        im[b] = t1i + t3r;
        re[c] = t0r - t2r;
        im[c] = t0i - t2i;
        re[d] = t1r + t3i;
        im[d] = t1i - t3r;
      }
    }
  }

  /** A block of 8 becomes two, of the even and of the odd frequencies. */
  private void splitInTwo(double[] re, double[] im, int from) {
    int apart = 4 * lanes;
    for (int j = 0; j < 4; j++) {
      for (int a = (from + j) * lanes; a < (from + j + 1) * lanes; a++) {
        int b = a + apart;
        double dr = re[a] - re[b];
        double di = im[a] - im[b];
        re[a] += re[b];
        im[a] += im[b];
        switch (j) {
          case 0 -> {
            re[b] = dr;
            im[b] = di;
          }
          case 1 -> {
            re[b] = (dr + di) * HALF_ROOT;
            im[b] = (di - dr) * HALF_ROOT;
          }
          case 2 -> {
            re[b] = di;
            im[b] = -dr;
          }
          default -> {
            re[b] = (di - dr) * HALF_ROOT;
            im[b] = (dr + di) * -HALF_ROOT;
          }
        }
      }
    }
  }

  /** Undoes {@link #splitInTwo}, but for a factor of 2. */
  private void joinTwo(double[] re, double[] im, int from) {
    int apart = 4 * lanes;
    for (int j = 0; j < 4; j++) {
      for (int a = (from + j) * lanes; a < (from + j + 1) * lanes; a++) {
        int b = a + apart;
        double yr = re[b];
        double yi = im[b];
        double br;
        double bi;
        switch (j) {
          case 0 -> {
            br = yr;
            bi = yi;
          }
          case 1 -> {
            br = (yr - yi) * HALF_ROOT;
            bi = (yr + yi) * HALF_ROOT;
          }
          case 2 -> {
            br = -yi;
            bi = yr;
          }
          default -> {
            br = (yr + yi) * -HALF_ROOT;
            bi = (yr - yi) * HALF_ROOT;
          }
        }
        re[b] = re[a] - br;
        im[b] = im[a] - bi;
        re[a] += br;
        im[a] += bi;
      }
    }
  }

  /** The transform of a block of 4; frequency k comes to place k. */
  private void transformFour(double[] re, double[] im, int from) {
    for (int a = from * lanes; a < (from + 1) * lanes; a++) {
      int b = a + lanes;
      int c = b + lanes;
      int d = c + lanes;
      double s0r = re[a] + re[c];
      double s0i = im[a] + im[c];
      double s1r = re[a] - re[c];
      double s1i = im[a] - im[c];
      double s2r = re[b] + re[d];
      double s2i = im[b] + im[d];
      double s3r = re[b] - re[d];
      double s3i = im[b] - im[d];
      re[a] = s0r + s2r;
      im[a] = s0i + s2i;
      re[b] = s1r + s3i;
      im[b] = s1i - s3r;
      re[c] = s0r - s2r;
      im[c] = s0i - s2i;
      re[d] = s1r - s3i;
      im[d] = s1i + s3r;
    }
  }

  /** Undoes {@link #transformFour}, but for a factor of 4. */
  private void restoreFour(double[] re, double[] im, int from) {
    for (int a = from * lanes; a < (from + 1) * lanes; a++) {
      int b = a + lanes;
      int c = b + lanes;
      int d = c + lanes;
      double t0r = re[a] + re[c];
      double t0i = im[a] + im[c];
      double t1r = re[a] - re[c];
      double t1i = im[a] - im[c];
      double t2r = re[b] + re[d];
      double t2i = im[b] + im[d];
      double t3r = re[b] - re[d];
      double t3i = im[b] - im[d];
      re[a] = t0r + t2r;
      im[a] = t0i + t2i;
      re[b] = t1r - t3i;
      im[b] = t1i + t3r;
      re[c] = t0r - t2r;
      im[c] = t0i - t2i;
      re[d] = t1r + t3i;
      im[d] = t1i - t3r;
    }
  }

  @Override
  public void load(double[] grid, int offset, int stride, int points, double[] lines, int groups) {
    for (int p = 0; p < points; p++) {
      for (int group = 0; group < groups; group++) {
        System.arraycopy(
            grid, offset + p * stride + group * lanes, lines, (group * points + p) * lanes, lanes);
      }
    }
  }

  @Override
  public void store(double[] grid, int offset, int stride, int points, double[] lines, int groups) {
    for (int p = 0; p < points; p++) {
      for (int group = 0; group < groups; group++) {
        System.arraycopy(
            lines, (group * points + p) * lanes, grid, offset + p * stride + group * lanes, lanes);
      }
    }
  }

  @Override
  public void storeTimes(
      Complexes phases,
      Complexes grid,
      int offset,
      int stride,
      int points,
      Complexes lines,
      int groups) {
    for (int p = 0; p < points; p++) {
      for (int group = 0; group < groups; group++) {
        int from = (group * points + p) * lanes;
        int to = offset + p * stride + group * lanes;
        for (int lane = 0; lane < lanes; lane++) {
          double r = lines.re()[from + lane];
          double i = lines.im()[from + lane];
          double c = phases.re()[to + lane];
          double s = phases.im()[to + lane];
          grid.re()[to + lane] = r * c - i * s;
          grid.im()[to + lane] = r * s + i * c;
        }
      }
    }
  }

  @Override
  public void multiply(Complexes values, Complexes phases, int from, int count) {
    for (int at = from; at < from + count; at++) {
      double r = values.re()[at];
      double i = values.im()[at];
      double c = phases.re()[at];
      double s = phases.im()[at];
      values.re()[at] = r * c - i * s;
      values.im()[at] = r * s + i * c;
    }
  }
}
