package org.laplace.circuits.transpile.route;

/** SplitMix64 (Steele, Lea, Flood 2014): the same numbers from a seed everywhere. */
final class Random {
  private long state;

  Random(long seed) {
    state = seed;
  }

  long next() {
    state += 0x9e3779b97f4a7c15L;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** A number below the bound, which is small. */
  int below(int bound) {
    return (int) (((next() >>> 33) * bound) >>> 31);
  }

  void shuffle(int[] values) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = below(i + 1);
      int kept = values[i];
      values[i] = values[j];
      values[j] = kept;
    }
  }
}
