package org.laplace.simulators.wavepacket.state;

import java.util.List;
import org.laplace.simulators.Workers;
import org.laplace.simulators.wavepacket.fourier.AxisTransform;
import org.laplace.simulators.wavepacket.fourier.Complexes;
import org.laplace.simulators.wavepacket.fourier.LineKernel;
import org.laplace.simulators.wavepacket.fourier.ScalarKernel;
import org.laplace.simulators.wavepacket.job.Axis;
import org.laplace.simulators.wavepacket.job.Grid;

/** Mean momentum and mean square of it along each axis, from the transforms of all lines. */
final class MomentumMoments {
  /** A mean and a mean square. */
  record Moments(double mean, double square) {}

  private static final int LANES = LineKernel.LANES;

  private final Grid grid;
  private final double hbar;
  private final List<AxisTransform> transforms;
  private final LineKernel kernel;
  private final Workers workers;
  private final Buffers buffers;

  MomentumMoments(
      Grid grid,
      double hbar,
      List<AxisTransform> transforms,
      LineKernel kernel,
      Workers workers,
      Buffers buffers) {
    this.grid = grid;
    this.hbar = hbar;
    this.transforms = transforms;
    this.kernel = kernel;
    this.workers = workers;
    this.buffers = buffers;
  }

  /**
   * The moments along an axis; zeros for a wave function that is zero.
   *
   * @param wave the wave function times {@code half}
   */
  Moments along(int number, Complexes wave, Complexes half) {
    int points = grid.axis(number).points();
    int lines = grid.points() / points;
    // By line: the sums of |f|^2, |f|^2 p and |f|^2 p^2.
    double[][] sums = new double[3][lines];
    double[] momenta = momenta(number);
    if (lines == 1) {
      Complexes line = Complexes.zeros(points);
      for (int p = 0; p < points; p++) {
        turnBack(wave, half, p, line, p);
      }
      new ScalarKernel(1).forward(transforms.getFirst(), line.re(), line.im(), 0);
      addUp(line, 1, 0, momenta, sums, 0);
    } else {
      workers.run(lines / LANES, task -> eightLines(number, task, wave, half, momenta, sums));
    }
    double weight = TreeSum.of(sums[0]);
    return weight == 0
        ? new Moments(0, 0)
        : new Moments(TreeSum.of(sums[1]) / weight, TreeSum.of(sums[2]) / weight);
  }

  private double[] momenta(int number) {
    Axis axis = grid.axis(number);
    double[] momenta = new double[axis.points()];
    for (int place = 0; place < momenta.length; place++) {
      momenta[place] = hbar * axis.waveNumber(transforms.get(number).frequency(place));
    }
    return momenta;
  }

  private void eightLines(
      int number, int task, Complexes wave, Complexes half, double[] momenta, double[][] sums) {
    int points = momenta.length;
    int stride = grid.stride(number);
    int line = task * LANES;
    // Rows follow each other; columns are neighbours, and there are at least eight of them.
    int laneStride = stride == 1 ? points : 1;
    int offset = stride == 1 ? line * points : line / stride * stride * points + line % stride;
    buffers.with(
        lines -> {
          for (int p = 0; p < points; p++) {
            for (int lane = 0; lane < LANES; lane++) {
              int point = offset + p * stride + lane * laneStride;
              turnBack(wave, half, point, lines, p * LANES + lane);
            }
          }
          kernel.forward(transforms.get(number), lines.re(), lines.im(), 0);
          for (int lane = 0; lane < LANES; lane++) {
            addUp(lines, LANES, lane, momenta, sums, line + lane);
          }
        });
  }

  /** What is kept is turned by half a step of the potential; here it is turned back. */
  private static void turnBack(Complexes wave, Complexes half, int point, Complexes line, int at) {
    double r = wave.re()[point];
    double i = wave.im()[point];
    double c = half.re()[point];
    double s = half.im()[point];
    line.re()[at] = r * c + i * s;
    line.im()[at] = i * c - r * s;
  }

  private static void addUp(
      Complexes lines, int lanes, int lane, double[] momenta, double[][] sums, int line) {
    double[] re = lines.re();
    double[] im = lines.im();
    int points = momenta.length;
    sums[0][line] = TreeSum.of(0, points, p -> square(re, im, p * lanes + lane));
    sums[1][line] = TreeSum.of(0, points, p -> square(re, im, p * lanes + lane) * momenta[p]);
    sums[2][line] =
        TreeSum.of(0, points, p -> square(re, im, p * lanes + lane) * (momenta[p] * momenta[p]));
  }

  private static double square(double[] re, double[] im, int at) {
    return re[at] * re[at] + im[at] * im[at];
  }
}
