package org.laplace.simulators.wavepacket.job;

/**
 * Equally spaced points, of which the one after the last is the first again.
 *
 * @param from coordinate of point 0
 * @param to coordinate of the point after the last, more than {@code from}
 * @param points a power of two
 */
public record Axis(double from, double to, int points) {
  /** Length of the period. */
  public double length() {
    return to - from;
  }

  /** From a point to the next one. */
  public double spacing() {
    return (to - from) / points;
  }

  /** Coordinate of a point. */
  public double coordinate(int point) {
    return from + point * spacing();
  }

  /**
   * The wave number of a signed frequency.
   *
   * @return radians per length
   */
  public double waveNumber(int frequency) {
    return 2 * StrictMath.PI * frequency / length();
  }
}
