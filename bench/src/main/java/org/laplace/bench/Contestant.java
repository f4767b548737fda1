package org.laplace.bench;

import java.io.IOException;

/** One side of a comparison. */
@FunctionalInterface
public interface Contestant {
  /**
   * Does the work once and says what it took.
   *
   * @param round 0, 1, 2, ... over the counted runs, the same for both sides: the seed, where the
   *     work has one; warm-up runs get 0
   */
  Sample run(int round) throws IOException, InterruptedException;

  /** Whether runs before the counted ones make it faster: not so where each is a process. */
  default boolean warmsUp() {
    return true;
  }

  /** Work in this JVM. */
  @FunctionalInterface
  interface Work {
    /** Does it; what it returns is the digest. */
    String run() throws IOException, InterruptedException;
  }

  /** Times work in this JVM. */
  static Contestant timed(Work work) {
    return round -> {
      long start = System.nanoTime();
      String digest = work.run();
      return Sample.ofNanos(System.nanoTime() - start, digest);
    };
  }

  /** The better of two ways to do the same, in each round. */
  static Contestant betterOf(Contestant first, Contestant second) {
    return round -> {
      Sample one = first.run(round);
      Sample other = second.run(round);
      return one.value() <= other.value() ? one : other;
    };
  }
}
