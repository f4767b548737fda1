package org.laplace.simulators.particles.job;

/** Space that repeats itself along each axis. */
public final class PeriodicBox {
  private PeriodicBox() {}

  /** The place between 0, included, and the side, excluded, that is the same in a periodic box. */
  public static double wrap(double x, double side) {
    double wrapped = x - side * StrictMath.floor(x / side);
    // Rounding may give the side itself, or a bit less than 0.
    return wrapped >= side || wrapped < 0 ? 0.0 : wrapped;
  }
}
