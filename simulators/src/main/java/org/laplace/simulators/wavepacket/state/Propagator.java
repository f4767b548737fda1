package org.laplace.simulators.wavepacket.state;

import java.util.List;
import org.laplace.simulators.Workers;
import org.laplace.simulators.wavepacket.fourier.AxisTransform;
import org.laplace.simulators.wavepacket.fourier.Complexes;
import org.laplace.simulators.wavepacket.fourier.LineKernel;
import org.laplace.simulators.wavepacket.fourier.ScalarKernel;
import org.laplace.simulators.wavepacket.job.Grid;

/**
 * Makes steps: the kinetic phase along each axis, the last one first, then the potential's phase.
 * The kinetic energy is a sum over the axes, so its phase factors into one for each axis, and a
 * line goes to its frequencies and back while it is in a cache.
 */
final class Propagator {
  private static final int LANES = LineKernel.LANES;
  private static final int BLOCK = 4096;

  private final Grid grid;
  private final List<AxisTransform> transforms;
  private final List<Complexes> kinetic;
  private final LineKernel kernel;
  private final Workers workers;
  private final Buffers buffers;

  /**
   * A propagator.
   *
   * @param transforms of each axis
   * @param kinetic for each axis the phases by place, divided by the number of points
   * @param kernel for {@link LineKernel#LANES} lines
   */
  Propagator(
      Grid grid,
      List<AxisTransform> transforms,
      List<Complexes> kinetic,
      LineKernel kernel,
      Workers workers,
      Buffers buffers) {
    this.grid = grid;
    this.transforms = transforms;
    this.kinetic = kinetic;
    this.kernel = kernel;
    this.workers = workers;
    this.buffers = buffers;
  }

  /** One step; {@code potential} holds the phase of each point. */
  void step(Complexes wave, Complexes potential) {
    int[] points = grid.axes().stream().mapToInt(axis -> axis.points()).toArray();
    switch (points.length) {
      case 1 -> {
        propagate(new ScalarKernel(1), 0, wave, 0);
        int block = Math.min(BLOCK, points[0]);
        workers.run(
            points[0] / block, task -> kernel.multiply(wave, potential, task * block, block));
      }
      case 2 -> {
        workers.run(points[0] / LANES, task -> rows(wave, 1, task * LANES * points[1]));
        columnsOfFirstAxis(wave, potential);
      }
      default -> {
        workers.run(points[0], plane -> plane(wave, plane * points[1] * points[2]));
        columnsOfFirstAxis(wave, potential);
      }
    }
  }

  private void propagate(LineKernel lineKernel, int axis, Complexes lines, int at) {
    Complexes phases = kinetic.get(axis);
    lineKernel.propagate(
        transforms.get(axis), phases.re(), phases.im(), lines.re(), lines.im(), at);
  }

  /** Eight rows of the last axis. */
  private void rows(Complexes wave, int axis, int offset) {
    int points = grid.axis(axis).points();
    buffers.with(
        lines -> {
          Lines.load(wave.re(), offset, points, lines.re());
          Lines.load(wave.im(), offset, points, lines.im());
          propagate(kernel, axis, lines, 0);
          Lines.store(wave.re(), offset, points, lines.re());
          Lines.store(wave.im(), offset, points, lines.im());
        });
  }

  /** Rows and columns of one plane, which fits a cache where the whole does not. */
  private void plane(Complexes wave, int offset) {
    int rows = grid.axis(1).points();
    int columns = grid.axis(2).points();
    for (int row = 0; row < rows; row += LANES) {
      rows(wave, 2, offset + row * columns);
    }
    int groups = Buffers.groups(rows, columns);
    buffers.with(
        lines -> {
          for (int column = 0; column < columns; column += groups * LANES) {
            kernel.load(wave.re(), offset + column, columns, rows, lines.re(), groups);
            kernel.load(wave.im(), offset + column, columns, rows, lines.im(), groups);
            for (int group = 0; group < groups; group++) {
              propagate(kernel, 1, lines, group * rows);
            }
            kernel.store(wave.re(), offset + column, columns, rows, lines.re(), groups);
            kernel.store(wave.im(), offset + column, columns, rows, lines.im(), groups);
          }
        });
  }

  private void columnsOfFirstAxis(Complexes wave, Complexes potential) {
    int points = grid.axis(0).points();
    int columns = grid.stride(0);
    int groups = Buffers.groups(points, columns);
    workers.run(
        columns / (groups * LANES),
        task ->
            buffers.with(
                lines -> {
                  int offset = task * groups * LANES;
                  kernel.load(wave.re(), offset, columns, points, lines.re(), groups);
                  kernel.load(wave.im(), offset, columns, points, lines.im(), groups);
                  for (int group = 0; group < groups; group++) {
                    propagate(kernel, 0, lines, group * points);
                  }
                  kernel.storeTimes(potential, wave, offset, columns, points, lines, groups);
                }));
  }
}
