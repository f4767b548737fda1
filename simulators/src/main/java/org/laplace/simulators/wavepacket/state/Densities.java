package org.laplace.simulators.wavepacket.state;

import org.laplace.simulators.Workers;
import org.laplace.simulators.wavepacket.fourier.Complexes;
import org.laplace.simulators.wavepacket.job.Axis;
import org.laplace.simulators.wavepacket.job.Grid;
import org.laplace.simulators.wavepacket.job.Region;

/**
 * Probabilities of coordinates. What the potential turns is a phase, so it does not matter here.
 */
final class Densities {
  private final Grid grid;
  private final Complexes wave;
  private final Workers workers;

  Densities(Grid grid, Complexes wave, Workers workers) {
    this.grid = grid;
    this.wave = wave;
    this.workers = workers;
  }

  /** Probability per length, area or volume at a point. */
  double at(int point) {
    return wave.re()[point] * wave.re()[point] + wave.im()[point] * wave.im()[point];
  }

  /** Probability per length along an axis. */
  double[] marginal(int number) {
    Axis axis = grid.axis(number);
    int stride = grid.stride(number);
    int blocks = grid.points() / (axis.points() * stride);
    double others = 1;
    for (int other = 0; other < grid.dimensions(); other++) {
      others *= other == number ? 1 : grid.axis(other).spacing();
    }
    double area = others;
    double[] marginal = new double[axis.points()];
    workers.run(
        axis.points(),
        i ->
            marginal[i] =
                area
                    * TreeSum.of(
                        0,
                        blocks,
                        block ->
                            TreeSum.of((block * axis.points() + i) * stride, stride, this::at)));
    return marginal;
  }

  /** The probability of a box. */
  double within(Region region) {
    int last = grid.dimensions() - 1;
    int row = grid.axis(last).points();
    return grid.cell()
        * TreeSum.of(
            0,
            grid.points() / row,
            line ->
                touches(region, line * row)
                    ? TreeSum.of(
                        line * row,
                        row,
                        point ->
                            region.contains(last, grid.coordinate(last, point)) ? at(point) : 0)
                    : 0);
  }

  /** Whether the coordinates but the last are within the region's. */
  private boolean touches(Region region, int point) {
    for (int axis = 0; axis < grid.dimensions() - 1; axis++) {
      if (!region.contains(axis, grid.coordinate(axis, point))) {
        return false;
      }
    }
    return true;
  }
}
