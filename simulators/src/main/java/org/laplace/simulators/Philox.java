package org.laplace.simulators;

/**
 * Random numbers by counter: Philox2x64 with 10 rounds (Salmon, Moraes, Dror, Shaw: "Parallel
 * random numbers: as easy as 1, 2, 3", SC 2011). The key is a program's seed and the counter is
 * (draw, shot), so that any number can be had without those before it.
 */
public final class Philox {
  private static final int ROUNDS = 10;
  private static final long MULTIPLIER = 0xD2B74407B1CE6E93L;
  private static final long WEYL = 0x9E3779B97F4A7C15L;

  private Philox() {}

  /** Uniform in [0, 1), a multiple of 2^-53: the 53 highest bits of the first output word. */
  public static double uniform(long seed, long shot, long draw) {
    return (block(seed, draw, shot)[0] >>> 11) * 0x1p-53;
  }

  /** Two words of output for a key and two counter words. */
  public static long[] block(long key, long counter0, long counter1) {
    long left = counter0;
    long right = counter1;
    long roundKey = key;
    for (int round = 0; round < ROUNDS; round++) {
      long high = Math.unsignedMultiplyHigh(MULTIPLIER, left);
      long low = MULTIPLIER * left;
      left = high ^ roundKey ^ right;
      right = low;
      roundKey += WEYL;
    }
    return new long[] {left, right};
  }
}
