package org.laplace.simulators.wavepacket;

import java.util.Arrays;
import org.laplace.simulators.wavepacket.job.Axis;
import org.laplace.simulators.wavepacket.job.Grid;

/**
 * Probability per length, area or volume on a grid.
 *
 * @param grid one to three axes
 * @param values in row-major order; each is the mean over the points that it stands for
 */
@SuppressWarnings("ArrayRecordComponent") // Large; read only.
public record Density(Grid grid, double[] values) {
  /**
   * The same with at most so many values: as long as there are more, the axis with the most points
   * (of equals the first) is halved, and of two neighbours the mean is taken.
   */
  public Density thinnedTo(int valuesMax) {
    Density thinned = this;
    while (thinned.values.length > valuesMax) {
      thinned = thinned.halved();
    }
    return thinned;
  }

  private Density halved() {
    int longest = 0;
    for (int axis = 1; axis < grid.dimensions(); axis++) {
      if (grid.axis(axis).points() > grid.axis(longest).points()) {
        longest = axis;
      }
    }
    int stride = grid.stride(longest);
    double[] means = new double[values.length / 2];
    for (int block = 0; block < means.length / stride; block++) {
      for (int i = 0; i < stride; i++) {
        int first = 2 * block * stride + i;
        means[block * stride + i] = (values[first] + values[first + stride]) * 0.5;
      }
    }
    Axis[] axes = grid.axes().toArray(new Axis[0]);
    Axis old = axes[longest];
    axes[longest] = new Axis(old.from(), old.to(), old.points() / 2);
    return new Density(new Grid(Arrays.asList(axes)), means);
  }
}
