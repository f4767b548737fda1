package org.laplace.simulators.statevector;

import java.util.function.IntToDoubleFunction;

/** Sums of doubles in the one order that the engine defines. */
final class OrderedSum {
  /** Terms of a chunk. */
  static final int CHUNK = 4096;

  private static final int LANES = 8;

  private OrderedSum() {}

  /** The sum over indices from 0, chunks added ascending. */
  static double of(int count, IntToDoubleFunction term) {
    double sum = 0;
    for (int from = 0; from < count; from += CHUNK) {
      sum += ofChunk(from, Math.min(count, from + CHUNK), term);
    }
    return sum;
  }

  /** The sum of one chunk: eight lanes, then a tree. */
  static double ofChunk(int from, int to, IntToDoubleFunction term) {
    double[] lane = new double[LANES];
    for (int i = from; i < to; i++) {
      lane[i % LANES] += term.applyAsDouble(i);
    }
    return ((lane[0] + lane[4]) + (lane[2] + lane[6]))
        + ((lane[1] + lane[5]) + (lane[3] + lane[7]));
  }
}
