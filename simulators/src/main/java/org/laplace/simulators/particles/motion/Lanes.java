package org.laplace.simulators.particles.motion;

import java.util.function.IntToDoubleFunction;

/** Sums in eight lanes: term k goes to lane k mod 8, and one tree joins the lanes. */
final class Lanes {
  /** A power of two, and the lanes of the widest registers in use. */
  static final int COUNT = 8;

  private Lanes() {}

  /** The next multiple of the lanes. */
  static int padded(int count) {
    return (count + COUNT - 1) / COUNT * COUNT;
  }

  /** Joins eight lanes from an offset on. */
  static double join(double[] lanes, int offset) {
    return ((lanes[offset] + lanes[offset + 4]) + (lanes[offset + 2] + lanes[offset + 6]))
        + ((lanes[offset + 1] + lanes[offset + 5]) + (lanes[offset + 3] + lanes[offset + 7]));
  }

  /** The sum of a term for each index below a count. */
  static double sum(int count, IntToDoubleFunction term) {
    double[] lanes = new double[COUNT];
    for (int i = 0; i < count; i++) {
      lanes[i % COUNT] += term.applyAsDouble(i);
    }
    return join(lanes, 0);
  }
}
