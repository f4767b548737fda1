package org.laplace.simulators.statevector;

/** Draws basis states of a state that does not change. */
final class Sampler {
  private final Amplitudes state;

  /** Sum of the probabilities before each chunk, and of all at the end. */
  private final double[] before;

  Sampler(Amplitudes state) {
    this.state = state;
    int length = state.re.length;
    int chunks = (length + OrderedSum.CHUNK - 1) / OrderedSum.CHUNK;
    before = new double[chunks + 1];
    for (int chunk = 0; chunk < chunks; chunk++) {
      int from = chunk * OrderedSum.CHUNK;
      int to = Math.min(length, from + OrderedSum.CHUNK);
      before[chunk + 1] = before[chunk] + OrderedSum.ofChunk(from, to, state::probability);
    }
  }

  /**
   * A basis state with its probability.
   *
   * @param draw uniform in [0, 1)
   */
  int sample(double draw) {
    double target = draw * before[before.length - 1];
    int chunk = chunkOf(target);
    int from = chunk * OrderedSum.CHUNK;
    int to = Math.min(state.re.length, from + OrderedSum.CHUNK);
    double sum = before[chunk];
    int last = from;
    for (int i = from; i < to; i++) {
      double probability = state.probability(i);
      sum += probability;
      if (target < sum) {
        return i;
      }
      if (probability > 0) {
        last = i;
      }
    }
    // The chunk's sum was rounded otherwise and is a little larger.
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
