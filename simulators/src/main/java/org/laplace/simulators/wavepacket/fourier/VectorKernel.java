package org.laplace.simulators.wavepacket.fourier;

import static org.laplace.simulators.wavepacket.fourier.AxisTransform.TWIDDLES;
import static org.laplace.simulators.wavepacket.fourier.ScalarKernel.HALF_ROOT;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The arithmetic of {@link ScalarKernel} on {@link LineKernel#LANES} lines at once, to the same
 * bits: each line is a vector's lane, so no lane ever meets another one. A block goes all the way
 * down and up again before the next one is begun, so that it stays in the nearest cache.
 */
public final class VectorKernel implements LineKernel {
  private static final VectorSpecies<Double> SPECIES =
      DoubleVector.SPECIES_PREFERRED.length() > LANES
          ? DoubleVector.SPECIES_512
          : DoubleVector.SPECIES_PREFERRED;

  private static final int WIDTH = SPECIES.length();

  @Override
  public void forward(AxisTransform transform, double[] re, double[] im, int at) {
    forward(transform.twiddles, 0, transform.points(), re, im, at);
  }

  private static void forward(
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
    propagate(transform.twiddles, 0, transform.points(), phaseRe, phaseIm, re, im, at, at);
  }

  private static void propagate(
      double[][] twiddles,
      int level,
      int size,
      double[] phaseRe,
      double[] phaseIm,
      double[] re,
      double[] im,
      int line,
      int from) {
    if (size == 8) {
      splitInTwo(re, im, from);
      propagateFours(8, phaseRe, phaseIm, re, im, line, from);
      joinTwo(re, im, from);
      return;
    }
    int quarter = size / 4;
    splitInFour(twiddles[level], quarter, re, im, from);
    if (quarter == 4) {
      propagateFours(size, phaseRe, phaseIm, re, im, line, from);
    } else {
      for (int part = 0; part < 4; part++) {
        int next = from + part * quarter;
        propagate(twiddles, level + 1, quarter, phaseRe, phaseIm, re, im, line, next);
      }
    }
    joinFour(twiddles[level], quarter, re, im, from);
  }

  private static void splitInFour(
      double[] twiddles, int quarter, double[] re, double[] im, int from) {
    int apart = quarter * LANES;
    for (int j = 0; j < quarter; j++) {
      double w1r = twiddles[TWIDDLES * j];
      double w1i = twiddles[TWIDDLES * j + 1];
      double w2r = twiddles[TWIDDLES * j + 2];
      double w2i = twiddles[TWIDDLES * j + 3];
      double w3r = twiddles[TWIDDLES * j + 4];
      double w3i = twiddles[TWIDDLES * j + 5];
      for (int a = (from + j) * LANES; a < (from + j + 1) * LANES; a += WIDTH) {
        int b = a + apart;
        int c = b + apart;
        int d = c + apart;
        DoubleVector ar = at(re, a);
        DoubleVector ai = at(im, a);
        DoubleVector br = at(re, b);
        DoubleVector bi = at(im, b);
        DoubleVector cr = at(re, c);
        DoubleVector ci = at(im, c);
        DoubleVector dr = at(re, d);
        DoubleVector di = at(im, d);
        DoubleVector s0r = ar.add(cr);
        DoubleVector s0i = ai.add(ci);
        DoubleVector s1r = ar.sub(cr);
        DoubleVector s1i = ai.sub(ci);
        DoubleVector s2r = br.add(dr);
        DoubleVector s2i = bi.add(di);
        DoubleVector s3r = br.sub(dr);
        DoubleVector s3i = bi.sub(di);
        s0r.add(s2r).intoArray(re, a);
        s0i.add(s2i).intoArray(im, a);
        DoubleVector yr = s1r.add(s3i);
        DoubleVector yi = s1i.sub(s3r);
        yr.mul(w1r).sub(yi.mul(w1i)).intoArray(re, b);
        yr.mul(w1i).add(yi.mul(w1r)).intoArray(im, b);
        yr = s0r.sub(s2r);
        yi = s0i.sub(s2i);
        yr.mul(w2r).sub(yi.mul(w2i)).intoArray(re, c);
        yr.mul(w2i).add(yi.mul(w2r)).intoArray(im, c);
        yr = s1r.sub(s3i);
        yi = s1i.add(s3r);
        yr.mul(w3r).sub(yi.mul(w3i)).intoArray(re, d);
        yr.mul(w3i).add(yi.mul(w3r)).intoArray(im, d);
      }
    }
  }

  private static void joinFour(double[] twiddles, int quarter, double[] re, double[] im, int from) {
    int apart = quarter * LANES;
    for (int j = 0; j < quarter; j++) {
      double w1r = twiddles[TWIDDLES * j];
      double w1i = twiddles[TWIDDLES * j + 1];
      double w2r = twiddles[TWIDDLES * j + 2];
      double w2i = twiddles[TWIDDLES * j + 3];
      double w3r = twiddles[TWIDDLES * j + 4];
      double w3i = twiddles[TWIDDLES * j + 5];
      for (int a = (from + j) * LANES; a < (from + j + 1) * LANES; a += WIDTH) {
        int b = a + apart;
        int c = b + apart;
        int d = c + apart;
        DoubleVector yr = at(re, b);
        DoubleVector yi = at(im, b);
        DoubleVector br = yr.mul(w1r).add(yi.mul(w1i));
        DoubleVector bi = yi.mul(w1r).sub(yr.mul(w1i));
        yr = at(re, c);
        yi = at(im, c);
        DoubleVector cr = yr.mul(w2r).add(yi.mul(w2i));
        DoubleVector ci = yi.mul(w2r).sub(yr.mul(w2i));
        yr = at(re, d);
        yi = at(im, d);
        DoubleVector dr = yr.mul(w3r).add(yi.mul(w3i));
        DoubleVector di = yi.mul(w3r).sub(yr.mul(w3i));
        DoubleVector ar = at(re, a);
        DoubleVector ai = at(im, a);
        DoubleVector t0r = ar.add(cr);
        DoubleVector t0i = ai.add(ci);
        DoubleVector t1r = ar.sub(cr);
        DoubleVector t1i = ai.sub(ci);
        DoubleVector t2r = br.add(dr);
        DoubleVector t2i = bi.add(di);
        DoubleVector t3r = br.sub(dr);
        DoubleVector t3i = bi.sub(di);
        t0r.add(t2r).intoArray(re, a);
        t0i.add(t2i).intoArray(im, a);
        t1r.sub(t3i).intoArray(re, b);
        t1i.add(t3r).intoArray(im, b);
        t0r.sub(t2r).intoArray(re, c);
        t0i.sub(t2i).intoArray(im, c);
        t1r.add(t3i).intoArray(re, d);
        t1i.sub(t3r).intoArray(im, d);
      }
    }
  }

  private static void splitInTwo(double[] re, double[] im, int from) {
    int apart = 4 * LANES;
    for (int j = 0; j < 4; j++) {
      for (int a = (from + j) * LANES; a < (from + j + 1) * LANES; a += WIDTH) {
        int b = a + apart;
        DoubleVector ar = at(re, a);
        DoubleVector ai = at(im, a);
        DoubleVector br = at(re, b);
        DoubleVector bi = at(im, b);
        ar.add(br).intoArray(re, a);
        ai.add(bi).intoArray(im, a);
        DoubleVector dr = ar.sub(br);
        DoubleVector di = ai.sub(bi);
        switch (j) {
          case 0 -> {
            dr.intoArray(re, b);
            di.intoArray(im, b);
          }
          case 1 -> {
            dr.add(di).mul(HALF_ROOT).intoArray(re, b);
            di.sub(dr).mul(HALF_ROOT).intoArray(im, b);
          }
          case 2 -> {
            di.intoArray(re, b);
            dr.neg().intoArray(im, b);
          }
          default -> {
            di.sub(dr).mul(HALF_ROOT).intoArray(re, b);
            dr.add(di).mul(-HALF_ROOT).intoArray(im, b);
          }
        }
      }
    }
  }

  private static void joinTwo(double[] re, double[] im, int from) {
    int apart = 4 * LANES;
    for (int j = 0; j < 4; j++) {
      for (int a = (from + j) * LANES; a < (from + j + 1) * LANES; a += WIDTH) {
        int b = a + apart;
        DoubleVector ar = at(re, a);
        DoubleVector ai = at(im, a);
        DoubleVector yr = at(re, b);
        DoubleVector yi = at(im, b);
        DoubleVector br;
        DoubleVector bi;
        switch (j) {
          case 0 -> {
            br = yr;
            bi = yi;
          }
          case 1 -> {
            br = yr.sub(yi).mul(HALF_ROOT);
            bi = yr.add(yi).mul(HALF_ROOT);
          }
          case 2 -> {
            br = yi.neg();
            bi = yr;
          }
          default -> {
            br = yr.add(yi).mul(-HALF_ROOT);
            bi = yr.sub(yi).mul(HALF_ROOT);
          }
        }
        ar.sub(br).intoArray(re, b);
        ai.sub(bi).intoArray(im, b);
        ar.add(br).intoArray(re, a);
        ai.add(bi).intoArray(im, a);
      }
    }
  }

  private static void transformFour(double[] re, double[] im, int from) {
    for (int a = from * LANES; a < (from + 1) * LANES; a += WIDTH) {
      int b = a + LANES;
      int c = b + LANES;
      int d = c + LANES;
      DoubleVector s0r = at(re, a).add(at(re, c));
      DoubleVector s0i = at(im, a).add(at(im, c));
      DoubleVector s1r = at(re, a).sub(at(re, c));
      DoubleVector s1i = at(im, a).sub(at(im, c));
      DoubleVector s2r = at(re, b).add(at(re, d));
      DoubleVector s2i = at(im, b).add(at(im, d));
      DoubleVector s3r = at(re, b).sub(at(re, d));
      DoubleVector s3i = at(im, b).sub(at(im, d));
      s0r.add(s2r).intoArray(re, a);
      s0i.add(s2i).intoArray(im, a);
      s1r.add(s3i).intoArray(re, b);
      s1i.sub(s3r).intoArray(im, b);
      s0r.sub(s2r).intoArray(re, c);
      s0i.sub(s2i).intoArray(im, c);
      s1r.sub(s3i).intoArray(re, d);
      s1i.add(s3r).intoArray(im, d);
    }
  }

  /** Blocks of 4: transformed, multiplied by the phases and restored without a detour. */
  private static void propagateFours(
      int size, double[] phaseRe, double[] phaseIm, double[] re, double[] im, int line, int from) {
    for (int point = from; point < from + size; point += 4) {
      int place = point - line;
      for (int a = point * LANES; a < (point + 1) * LANES; a += WIDTH) {
        int b = a + LANES;
        int c = b + LANES;
        int d = c + LANES;
        DoubleVector ar = at(re, a);
        DoubleVector ai = at(im, a);
        DoubleVector br = at(re, b);
        DoubleVector bi = at(im, b);
        DoubleVector cr = at(re, c);
        DoubleVector ci = at(im, c);
        DoubleVector dr = at(re, d);
        DoubleVector di = at(im, d);
        DoubleVector s0r = ar.add(cr);
        DoubleVector s0i = ai.add(ci);
        DoubleVector s1r = ar.sub(cr);
        DoubleVector s1i = ai.sub(ci);
        DoubleVector s2r = br.add(dr);
        DoubleVector s2i = bi.add(di);
        DoubleVector s3r = br.sub(dr);
        DoubleVector s3i = bi.sub(di);
        double kr = phaseRe[place];
        double ki = phaseIm[place];
        DoubleVector xr = s0r.add(s2r);
        DoubleVector xi = s0i.add(s2i);
        ar = xr.mul(kr).sub(xi.mul(ki));
        ai = xr.mul(ki).add(xi.mul(kr));
        kr = phaseRe[place + 1];
        ki = phaseIm[place + 1];
        xr = s1r.add(s3i);
        xi = s1i.sub(s3r);
        br = xr.mul(kr).sub(xi.mul(ki));
        bi = xr.mul(ki).add(xi.mul(kr));
        kr = phaseRe[place + 2];
        ki = phaseIm[place + 2];
        xr = s0r.sub(s2r);
        xi = s0i.sub(s2i);
        cr = xr.mul(kr).sub(xi.mul(ki));
        ci = xr.mul(ki).add(xi.mul(kr));
        kr = phaseRe[place + 3];
        ki = phaseIm[place + 3];
        xr = s1r.sub(s3i);
        xi = s1i.add(s3r);
        dr = xr.mul(kr).sub(xi.mul(ki));
        di = xr.mul(ki).add(xi.mul(kr));
        DoubleVector t0r = ar.add(cr);
        DoubleVector t0i = ai.add(ci);
        DoubleVector t1r = ar.sub(cr);
        DoubleVector t1i = ai.sub(ci);
        DoubleVector t2r = br.add(dr);
        DoubleVector t2i = bi.add(di);
        DoubleVector t3r = br.sub(dr);
        DoubleVector t3i = bi.sub(di);
        t0r.add(t2r).intoArray(re, a);
        t0i.add(t2i).intoArray(im, a);
        t1r.sub(t3i).intoArray(re, b);
        t1i.add(t3r).intoArray(im, b);
        t0r.sub(t2r).intoArray(re, c);
        t0i.sub(t2i).intoArray(im, c);
        t1r.add(t3i).intoArray(re, d);
        t1i.sub(t3r).intoArray(im, d);
      }
    }
  }

  @Override
  public void load(double[] grid, int offset, int stride, int points, double[] lines, int groups) {
    for (int p = 0; p < points; p++) {
      for (int group = 0; group < groups; group++) {
        int to = (group * points + p) * LANES;
        int from = offset + p * stride + group * LANES;
        for (int lane = 0; lane < LANES; lane += WIDTH) {
          at(grid, from + lane).intoArray(lines, to + lane);
        }
      }
    }
  }

  @Override
  public void store(double[] grid, int offset, int stride, int points, double[] lines, int groups) {
    for (int p = 0; p < points; p++) {
      for (int group = 0; group < groups; group++) {
        int from = (group * points + p) * LANES;
        int to = offset + p * stride + group * LANES;
        for (int lane = 0; lane < LANES; lane += WIDTH) {
          at(lines, from + lane).intoArray(grid, to + lane);
        }
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
        int from = (group * points + p) * LANES;
        int to = offset + p * stride + group * LANES;
        for (int lane = 0; lane < LANES; lane += WIDTH) {
          storeProduct(lines, from + lane, phases, grid, to + lane);
        }
      }
    }
  }

  @Override
  public void multiply(Complexes values, Complexes phases, int from, int count) {
    for (int at = from; at < from + count; at += WIDTH) {
      storeProduct(values, at, phases, values, at);
    }
  }

  private static void storeProduct(
      Complexes values, int from, Complexes phases, Complexes grid, int to) {
    DoubleVector r = at(values.re(), from);
    DoubleVector i = at(values.im(), from);
    DoubleVector c = at(phases.re(), to);
    DoubleVector s = at(phases.im(), to);
    r.mul(c).sub(i.mul(s)).intoArray(grid.re(), to);
    r.mul(s).add(i.mul(c)).intoArray(grid.im(), to);
  }

  private static DoubleVector at(double[] values, int index) {
    return DoubleVector.fromArray(SPECIES, values, index);
  }
}
