package org.laplace.simulators.particles.job;

/** Three Cartesian components. */
public record Vector(double x, double y, double z) {
  /** All 0. */
  public static final Vector ZERO = new Vector(0, 0, 0);

  static Vector of(double[] components) {
    return new Vector(components[0], components[1], components[2]);
  }
}
