package org.laplace.simulators.particles.motion;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.laplace.simulators.Workers;
import org.laplace.simulators.particles.job.Vector;

/**
 * For each body the clusters that hold another body within reach, its own cluster aside. A cluster
 * stands in a row once for each neighbouring image of the box in which it is within reach, images
 * in the order of their shift, clusters ascending.
 */
final class NeighbourList {
  /** The shift of an image: {@code 9 (sx + 1) + 3 (sy + 1) + (sz + 1)}; this one is the box. */
  static final int NO_SHIFT = 13;

  static final int SHIFTS = 27;

  /** Clusters whose rows one task makes and uses. */
  static final int CLUSTERS_PER_TASK = 16;

  /** Room in the rows of a task before they grow. */
  static final int ENTRIES_PER_SLOT_AT_FIRST = 8;

  /** Beyond any error of rounding, in widths of a column. */
  private static final double WINDOW_MARGIN = 1e-6;

  private final Clusters clusters;
  private final ShortRangeKernel kernel;
  private final Optional<Vector> box;
  private final Vector sides;
  private final double reach;
  private final double reachSquared;
  private final long entriesMax;
  private final AtomicLong entries = new AtomicLong();
  private int[][] rows = new int[0][];

  /** By slot: where its row begins in the array of its task; ends are in {@link #rowEnd}. */
  private final int[] rowStart;

  private final int[] rowEnd;

  NeighbourList(
      Clusters clusters,
      Optional<Vector> box,
      double reach,
      long entriesMax,
      ShortRangeKernel kernel) {
    this.clusters = clusters;
    this.kernel = kernel;
    this.box = box;
    this.reach = reach;
    this.entriesMax = entriesMax;
    reachSquared = reach * reach;
    sides = box.orElse(Vector.ZERO);
    rowStart = new int[clusters.x.length];
    rowEnd = new int[clusters.x.length];
  }

  /** The number of tasks that share the clusters. */
  int tasks() {
    return (clusters.clusters + CLUSTERS_PER_TASK - 1) / CLUSTERS_PER_TASK;
  }

  int[] rows(int task) {
    return rows[task];
  }

  int rowStart(int slot) {
    return rowStart[slot];
  }

  int rowEnd(int slot) {
    return rowEnd[slot];
  }

  /** The distance of an image along an axis, 0 for x. */
  double shift(int shift, int axis) {
    return switch (axis) {
      case 0 -> (shift / 9 - 1) * sides.x();
      case 1 -> (shift / 3 % 3 - 1) * sides.y();
      default -> (shift % 3 - 1) * sides.z();
    };
  }

  /** Makes all rows; false when they would take more than the most entries. */
  boolean build(Workers workers) {
    entries.set(0);
    if (rows.length < tasks()) {
      int had = rows.length;
      rows = Arrays.copyOf(rows, tasks());
      Arrays.fill(rows, had, rows.length, new int[0]);
    }
    workers.run(tasks(), this::buildTask);
    return entries.get() <= entriesMax;
  }

  private void buildTask(int task) {
    int first = task * CLUSTERS_PER_TASK;
    int last = Math.min(clusters.clusters, first + CLUSTERS_PER_TASK);
    var row = new Row(rows[task]);
    for (int slot = first * Lanes.COUNT; slot < last * Lanes.COUNT; slot++) {
      rowStart[slot] = row.size;
      if (clusters.body[slot] != Clusters.NOBODY && entries.get() <= entriesMax) {
        int before = row.size;
        addRow(row, slot);
        entries.addAndGet(row.size - before);
      }
      rowEnd[slot] = row.size;
    }
    rows[task] = row.entries;
  }

  private void addRow(Row row, int slot) {
    double x = clusters.x[slot];
    double y = clusters.y[slot];
    double z = clusters.z[slot];
    int toX = lastImage(x, sides.x());
    int toY = lastImage(y, sides.y());
    int toZ = lastImage(z, sides.z());
    for (int sx = firstImage(x); sx <= toX; sx++) {
      for (int sy = firstImage(y); sy <= toY; sy++) {
        for (int sz = firstImage(z); sz <= toZ; sz++) {
          addImage(row, slot, NO_SHIFT + 9 * sx + 3 * sy + sz);
        }
      }
    }
  }

  /** The lowest image of the box along an axis that is within reach of a coordinate. */
  private int firstImage(double at) {
    return box.isPresent() && at - reach < 0 ? -1 : 0;
  }

  private int lastImage(double at, double side) {
    return box.isPresent() && at + reach >= side ? 1 : 0;
  }

  private void addImage(Row row, int slot, int shift) {
    double x = clusters.x[slot] - shift(shift, 0);
    double y = clusters.y[slot] - shift(shift, 1);
    double z = clusters.z[slot] - shift(shift, 2);
    int own = shift == NO_SHIFT ? slot / Lanes.COUNT : -1;
    int fromX = window(x - reach, clusters.lowX, clusters.widthX, clusters.nx, -WINDOW_MARGIN);
    int toX = window(x + reach, clusters.lowX, clusters.widthX, clusters.nx, WINDOW_MARGIN);
    int fromY = window(y - reach, clusters.lowY, clusters.widthY, clusters.ny, -WINDOW_MARGIN);
    int toY = window(y + reach, clusters.lowY, clusters.widthY, clusters.ny, WINDOW_MARGIN);
    int header = row.size;
    row.add(shift);
    row.add(0);
    for (int cx = fromX; cx <= toX; cx++) {
      for (int cy = fromY; cy <= toY; cy++) {
        int column = cx * clusters.ny + cy;
        if (clusters.columnDistanceSquared(column, x, y) < reachSquared) {
          addColumn(row, column, own, x, y, z);
        }
      }
    }
    int found = row.size - header - 2;
    if (found == 0) {
      row.size = header;
    } else {
      row.entries[header + 1] = found;
    }
  }

  private void addColumn(Row row, int column, int own, double x, double y, double z) {
    int end = clusters.firstCluster[column + 1];
    for (int c = firstFromBelow(clusters.firstCluster[column], end, z - reach);
        c < end && clusters.low[3 * c + 2] <= z + reach;
        c++) {
      // No body of the cluster is nearer than its bounds: rounding keeps the order of differences.
      if (c != own
          && clusters.distanceSquared(c, x, y, z) < reachSquared
          && kernel.isWithin(clusters, c * Lanes.COUNT, x, y, z, reachSquared)) {
        row.add(c * Lanes.COUNT);
      }
    }
  }

  private static int window(double at, double low, double width, int count, double margin) {
    return Clusters.column(at + margin * width, low, width, count);
  }

  /** The first cluster of a column whose top is at a height or above. */
  private int firstFromBelow(int from, int to, double height) {
    int below = from;
    int above = to;
    while (below < above) {
      int middle = (below + above) >>> 1;
      if (clusters.high[3 * middle + 2] < height) {
        below = middle + 1;
      } else {
        above = middle;
      }
    }
    return below;
  }

  /** Numbers in a row that grows. */
  private static final class Row {
    int[] entries;
    int size;

    Row(int[] entries) {
      this.entries = entries;
    }

    void add(int entry) {
      if (size == entries.length) {
        entries =
            Arrays.copyOf(
                entries,
                Math.max(
                    ENTRIES_PER_SLOT_AT_FIRST * CLUSTERS_PER_TASK * Lanes.COUNT, size + size / 4));
      }
      entries[size++] = entry;
    }
  }
}
