package org.laplace.simulators.statevector;

import org.laplace.simulators.Workers;

/**
 * The probabilities of all basis states, summed in the one order that the engine defines: groups of
 * 64 amplitudes in eight lanes, chunks of 64 groups one after the other, all chunks one after the
 * other.
 */
final class SummationTree {
  /** Amplitudes of a group. */
  static final int GROUP = 64;

  /** Amplitudes of a chunk. */
  static final int CHUNK = 64 * GROUP;

  /** Chunks that one thread takes at a time. */
  private static final int CHUNKS_PER_TASK = 16;

  private final AmplitudeChunks state;
  private final int groupsPerChunk;

  /** Sums of the groups of each chunk; no array where all amplitudes are 0. */
  private final double[][] groupSums;

  /** Sum of the probabilities before each chunk, and of all at the end. */
  private final double[] before;

  SummationTree(AmplitudeChunks state, Kernels kernels, Workers workers) {
    this.state = state;
    groupsPerChunk = Math.max(1, state.chunkLength() / GROUP);
    int chunks = state.chunks();
    groupSums = new double[chunks][];
    before = new double[chunks + 1];
    workers.run(
        Math.ceilDiv(chunks, CHUNKS_PER_TASK),
        task -> {
          int end = Math.min(chunks, (task + 1) * CHUNKS_PER_TASK);
          for (int chunk = task * CHUNKS_PER_TASK; chunk < end; chunk++) {
            groupSums[chunk] = state.isZero(chunk) ? new double[0] : sumsOf(chunk, kernels);
          }
        });
    for (int chunk = 0; chunk < chunks; chunk++) {
      double sum = 0;
      for (double group : groupSums[chunk]) {
        sum += group;
      }
      before[chunk + 1] = before[chunk] + sum;
    }
  }

  private double[] sumsOf(int chunk, Kernels kernels) {
    double[] sums = new double[groupsPerChunk];
    kernels.groupSums(
        state.re(chunk), state.im(chunk), state.start(chunk), state.chunkLength(), sums);
    return sums;
  }

  /** The sum of all probabilities. */
  double total() {
    return before[before.length - 1];
  }

  /**
   * A basis state with its probability.
   *
   * @param draw uniform in [0, 1)
   */
  int sample(double draw) {
    double target = draw * total();
    int chunk = chunkOf(target);
    double sum = before[chunk];
    double[] groups = groupSums[chunk];
    int group = 0;
    int filled = 0;
    while (group < groups.length && sum + groups[group] <= target) {
      filled = groups[group] > 0 ? group : filled;
      sum += groups[group];
      group++;
    }
    int start = chunk * state.chunkLength();
    // Sums over chunks are rounded otherwise, so that the target may lie behind the last group.
    return group < groups.length
        ? start + within(chunk, group, sum, target)
        : start + within(chunk, filled, sum, Double.POSITIVE_INFINITY);
  }

  private int within(int chunk, int group, double before, double target) {
    double[] re = state.re(chunk);
    double[] im = state.im(chunk);
    int first = group * GROUP;
    int end = Math.min(first + GROUP, state.chunkLength());
    double sum = before;
    int last = first;
    for (int index = first; index < end; index++) {
      double x = re[state.start(chunk) + index];
      double y = im[state.start(chunk) + index];
      double probability = x * x + y * y;
      sum += probability;
      if (target < sum) {
        return index;
      }
      if (probability > 0) {
        last = index;
      }
    }
    return last;
  }

  /** The first chunk at whose end the target is passed. */
  private int chunkOf(double target) {
    int low = 0;
    int high = before.length - 2;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (target < before[middle + 1]) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
