package org.laplace.simulators.particles.motion;

import java.util.Arrays;
import java.util.Optional;
import org.laplace.simulators.particles.job.PeriodicBox;
import org.laplace.simulators.particles.job.Vector;

/**
 * Bodies in clusters of eight neighbours. The ground plane is cut into columns; the bodies of a
 * column are sorted by z, of equal z by index, and cut into runs of eight, the last filled up with
 * far places. Slot {@code 8c + l} is place l of cluster c; clusters are numbered column by column
 * (x first, then y), upwards.
 */
final class Clusters {
  /** A body's index where a slot is filled up. */
  static final int NOBODY = -1;

  private final PhaseSpace state;
  private final Optional<Vector> box;
  private final double sideMax;
  private final int columnsPerAxisMax;
  private final int[] columnOf;
  private final int[] sorted;
  private final int[] merged;
  private final int[] columnCount;

  /** By slot, of the time of the last refresh. */
  final double[] x;

  final double[] y;
  final double[] z;
  final int[] body;

  /** By cluster, of the time of the last arrangement: the corners of a box around its bodies. */
  final double[] low;

  final double[] high;

  /** By column: the corners of a rectangle around its bodies. */
  private final double[] columnLow;

  private final double[] columnHigh;

  /** By column: its first cluster; one more at the end. */
  final int[] firstCluster;

  int nx;
  int ny;
  double lowX;
  double lowY;
  double widthX;
  double widthY;
  int clusters;

  /**
   * Allocates for the worst case.
   *
   * @param reach how far neighbour lists reach
   */
  Clusters(PhaseSpace state, Optional<Vector> box, double reach) {
    this.state = state;
    this.box = box;
    sideMax = 0.75 * reach;
    columnsPerAxisMax = columnsPerAxisMax(state.bodies);
    int slots = slotsMax(state.bodies);
    x = new double[slots];
    y = new double[slots];
    z = new double[slots];
    body = new int[slots];
    low = new double[3 * (slots / Lanes.COUNT)];
    high = new double[low.length];
    columnOf = new int[state.bodies];
    sorted = new int[state.bodies];
    merged = new int[state.bodies];
    columnCount = new int[columnsPerAxisMax * columnsPerAxisMax + 1];
    firstCluster = new int[columnCount.length];
    columnLow = new double[2 * columnCount.length];
    columnHigh = new double[2 * columnCount.length];
  }

  private static int columnsPerAxisMax(int bodies) {
    return 1 + (int) StrictMath.sqrt(bodies / 4.0);
  }

  static int columnsMax(int bodies) {
    return columnsPerAxisMax(bodies) * columnsPerAxisMax(bodies);
  }

  /** Each column may end with a cluster of one body. */
  static int slotsMax(int bodies) {
    return Lanes.padded(bodies) + Lanes.COUNT * Math.min(bodies, columnsMax(bodies));
  }

  /** Brings bodies into the box and arranges them; coordinates must be finite. */
  void arrange() {
    box.ifPresent(this::wrap);
    chooseColumns();
    sortIntoColumns();
    fillSlots();
    refresh(0, clusters);
    bound();
    boundColumns();
  }

  private void wrap(Vector sides) {
    for (int i = 0; i < state.bodies; i++) {
      state.x[i] = PeriodicBox.wrap(state.x[i], sides.x());
      state.y[i] = PeriodicBox.wrap(state.y[i], sides.y());
      state.z[i] = PeriodicBox.wrap(state.z[i], sides.z());
    }
  }

  private void chooseColumns() {
    double[] from = {0, 0, 0};
    double[] to = new double[3];
    if (box.isPresent()) {
      to = new double[] {box.get().x(), box.get().y(), box.get().z()};
    } else {
      double[][] axes = {state.x, state.y, state.z};
      for (int axis = 0; axis < 3; axis++) {
        from[axis] = axes[axis][0];
        to[axis] = axes[axis][0];
        for (int i = 1; i < state.bodies; i++) {
          from[axis] = Math.min(from[axis], axes[axis][i]);
          to[axis] = Math.max(to[axis], axes[axis][i]);
        }
      }
    }
    double ex = to[0] - from[0];
    double ey = to[1] - from[1];
    double ez = to[2] - from[2];
    double side = Math.min(sideMax, StrictMath.cbrt(Lanes.COUNT * (ex * ey * ez) / state.bodies));
    nx = columns(ex / side);
    ny = columns(ey / side);
    lowX = from[0];
    lowY = from[1];
    widthX = ex / nx;
    widthY = ey / ny;
  }

  private int columns(double wanted) {
    // A plane without extent wants NaN columns, which the cast makes 0.
    return Math.max(1, Math.min(columnsPerAxisMax, (int) wanted));
  }

  /** The column along an axis that holds a coordinate; the outer ones hold all beyond. */
  static int column(double at, double low, double width, int count) {
    return Math.max(0, Math.min(count - 1, (int) StrictMath.floor((at - low) / width)));
  }

  private void sortIntoColumns() {
    int columns = nx * ny;
    Arrays.fill(columnCount, 0, columns + 1, 0);
    for (int i = 0; i < state.bodies; i++) {
      columnOf[i] =
          column(state.x[i], lowX, widthX, nx) * ny + column(state.y[i], lowY, widthY, ny);
      columnCount[columnOf[i] + 1]++;
    }
    clusters = 0;
    for (int c = 0; c < columns; c++) {
      firstCluster[c] = clusters;
      clusters += Lanes.padded(columnCount[c + 1]) / Lanes.COUNT;
      columnCount[c + 1] += columnCount[c];
    }
    firstCluster[columns] = clusters;
    int[] next = Arrays.copyOf(columnCount, columns);
    for (int i = 0; i < state.bodies; i++) {
      sorted[next[columnOf[i]]++] = i;
    }
    for (int c = 0; c < columns; c++) {
      sortByHeight(columnCount[c], columnCount[c + 1]);
    }
  }

  /** Merges sorted runs of 1, 2, 4, ... bodies; equal heights keep their order. */
  private void sortByHeight(int from, int to) {
    for (int run = 1; run < to - from; run *= 2) {
      for (int left = from; left < to; left += 2 * run) {
        int middle = Math.min(to, left + run);
        int right = Math.min(to, left + 2 * run);
        int a = left;
        int b = middle;
        for (int k = left; k < right; k++) {
          boolean takesLeft =
              b == right || (a < middle && !(state.z[sorted[b]] < state.z[sorted[a]]));
          merged[k] = takesLeft ? sorted[a++] : sorted[b++];
        }
      }
      System.arraycopy(merged, from, sorted, from, to - from);
    }
  }

  private void fillSlots() {
    Arrays.fill(body, 0, clusters * Lanes.COUNT, NOBODY);
    for (int c = 0; c < nx * ny; c++) {
      int slot = firstCluster[c] * Lanes.COUNT;
      for (int k = columnCount[c]; k < columnCount[c + 1]; k++) {
        body[slot++] = sorted[k];
      }
    }
  }

  /** Takes the coordinates of the bodies over into their slots. */
  void refresh(int fromCluster, int toCluster) {
    for (int slot = fromCluster * Lanes.COUNT; slot < toCluster * Lanes.COUNT; slot++) {
      int i = body[slot];
      x[slot] = i == NOBODY ? PhaseSpace.FAR : state.x[i];
      y[slot] = i == NOBODY ? 0 : state.y[i];
      z[slot] = i == NOBODY ? 0 : state.z[i];
    }
  }

  private void bound() {
    for (int c = 0; c < clusters; c++) {
      int first = c * Lanes.COUNT;
      for (int axis = 0; axis < 3; axis++) {
        double[] at = axis == 0 ? x : axis == 1 ? y : z;
        double least = at[first];
        double most = at[first];
        for (int slot = first; slot < first + Lanes.COUNT && body[slot] != NOBODY; slot++) {
          least = Math.min(least, at[slot]);
          most = Math.max(most, at[slot]);
        }
        low[3 * c + axis] = least;
        high[3 * c + axis] = most;
      }
    }
  }

  private void boundColumns() {
    for (int column = 0; column < nx * ny; column++) {
      for (int axis = 0; axis < 2; axis++) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int c = firstCluster[column]; c < firstCluster[column + 1]; c++) {
          least = Math.min(least, low[3 * c + axis]);
          most = Math.max(most, high[3 * c + axis]);
        }
        columnLow[2 * column + axis] = least;
        columnHigh[2 * column + axis] = most;
      }
    }
  }

  /** From a place to the box around a cluster. */
  double distanceSquared(int cluster, double x, double y, double z) {
    double dx = beyond(low[3 * cluster], high[3 * cluster], x);
    double dy = beyond(low[3 * cluster + 1], high[3 * cluster + 1], y);
    double dz = beyond(low[3 * cluster + 2], high[3 * cluster + 2], z);
    return (dx * dx + dy * dy) + dz * dz;
  }

  /** From a line along z to the bodies of a column; infinite where it has none. */
  double columnDistanceSquared(int column, double x, double y) {
    double dx = beyond(columnLow[2 * column], columnHigh[2 * column], x);
    double dy = beyond(columnLow[2 * column + 1], columnHigh[2 * column + 1], y);
    return dx * dx + dy * dy;
  }

  private static double beyond(double low, double high, double at) {
    return Math.max(0, Math.max(low - at, at - high));
  }
}
