package org.laplace.simulators.wavepacket.job;

import java.util.List;

/**
 * Points in one to three dimensions, in row-major order: the last axis varies fastest.
 *
 * @param axes x, then y, then z
 */
public record Grid(List<Axis> axes) {
  /** Names of the axes. */
  public static final String NAMES = "xyz";

  public Grid {
    axes = List.copyOf(axes);
  }

  /** 1, 2 or 3. */
  public int dimensions() {
    return axes.size();
  }

  /** The axis of a number, x being 0. */
  public Axis axis(int number) {
    return axes.get(number);
  }

  /** Points of all axes together. */
  public int points() {
    int points = 1;
    for (Axis axis : axes) {
      points *= axis.points();
    }
    return points;
  }

  /** From a point to its next one along an axis, in the row-major order. */
  public int stride(int number) {
    int stride = 1;
    for (int after = number + 1; after < axes.size(); after++) {
      stride *= axes.get(after).points();
    }
    return stride;
  }

  /** Number of a point along an axis. */
  public int along(int number, int point) {
    return point / stride(number) % axes.get(number).points();
  }

  /** Coordinate of a point along an axis; 0 where there is no such axis. */
  public double coordinate(int number, int point) {
    return number < axes.size() ? axes.get(number).coordinate(along(number, point)) : 0;
  }

  /** What a point stands for: the product of the spacings, x first. */
  public double cell() {
    double cell = 1;
    for (Axis axis : axes) {
      cell *= axis.spacing();
    }
    return cell;
  }
}
