package org.laplace.simulators.statevector;

import java.util.Arrays;

/**
 * Measures one qubit of a state. The probabilities of both outcomes are sums like those of {@link
 * SummationTree}, in which the other outcome's terms are 0.
 */
final class Collapse {
  private static final int LANES = 8;

  private final StateVector state;
  private final int qubit;
  private final double zero;
  private final double one;

  Collapse(StateVector state, int qubit, Kernels kernels) {
    this.state = state;
    this.qubit = qubit;
    int length = state.chunkLength();
    int groups = Math.max(1, length / SummationTree.GROUP);
    double sumZero = 0;
    double sumOne = 0;
    double[] sums = new double[groups];
    for (int from = 0; from < state.re.length; from += length) {
      double chunkZero = 0;
      double chunkOne = 0;
      if ((1 << qubit) >= SummationTree.GROUP) {
        kernels.groupSums(state.re, state.im, from, length, sums);
        for (int group = 0; group < groups; group++) {
          if ((((from + group * SummationTree.GROUP) >> qubit) & 1) == 0) {
            chunkZero += sums[group];
          } else {
            chunkOne += sums[group];
          }
        }
      } else {
        int group = Math.min(length, SummationTree.GROUP);
        for (int start = from; start < from + length; start += group) {
          chunkZero += sumOfGroup(start, group, 0);
          chunkOne += sumOfGroup(start, group, 1);
        }
      }
      sumZero += chunkZero;
      sumOne += chunkOne;
    }
    zero = sumZero;
    one = sumOne;
  }

  private double sumOfGroup(int from, int length, int value) {
    double[] lane = new double[LANES];
    int bit = 1 << qubit;
    int wanted = value << qubit;
    for (int k = from; k < from + length; k++) {
      if ((k & bit) == wanted) {
        double x = state.re[k];
        double y = state.im[k];
        lane[k % LANES] += x * x + y * y;
      }
    }
    return Kernels.tree(lane);
  }

  /**
   * The outcome for a draw.
   *
   * @param draw uniform in [0, 1)
   */
  boolean outcome(double draw) {
    return draw * (zero + one) >= zero;
  }

  /** Leaves the part of an outcome, normalised. */
  static void keep(StateVector state, int qubit, boolean outcome, double scale) {
    int run = 1 << qubit;
    int first = outcome ? run : 0;
    for (int from = 0; from < state.re.length; from += 2 * run) {
      for (int k = from + first; k < from + first + run; k++) {
        state.re[k] *= scale;
        state.im[k] *= scale;
      }
      int other = from + (run - first);
      Arrays.fill(state.re, other, other + run, 0);
      Arrays.fill(state.im, other, other + run, 0);
    }
  }

  /** Moves what has the qubit at 1 to where it is 0; nothing may be there. */
  static void lower(StateVector state, int qubit) {
    int run = 1 << qubit;
    for (int from = 0; from < state.re.length; from += 2 * run) {
      for (double[] part : new double[][] {state.re, state.im}) {
        System.arraycopy(part, from + run, part, from, run);
        Arrays.fill(part, from + run, from + 2 * run, 0);
      }
    }
  }

  /** What amplitudes are multiplied by when an outcome is kept. */
  double scale(boolean outcome) {
    return 1 / StrictMath.sqrt(outcome ? one : zero);
  }
}
