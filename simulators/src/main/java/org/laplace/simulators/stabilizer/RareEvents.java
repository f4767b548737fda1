package org.laplace.simulators.stabilizer;

import org.laplace.simulators.Philox;

/**
 * Which of many places an event of small probability comes to: the distance from one to the next is
 * drawn, so that only events cost time.
 */
final class RareEvents {
  /** Tells these counters from those of random rows. */
  private static final long TAG = Long.MIN_VALUE;

  private final long seed;
  private final long noise;
  private final double logOfNone;
  private final long places;
  private long counter;
  private long place = -1;
  private long word;

  /**
   * Before the first event.
   *
   * @param noise number of the noise in the shot
   * @param block number of the block of shots
   * @param probability of the event at each place, more than 0 and at most 1
   */
  RareEvents(long seed, long noise, long block, double probability, long places) {
    this.seed = seed;
    this.noise = noise;
    this.places = places;
    counter = TAG | block << 32;
    logOfNone = StrictMath.log1p(-probability);
  }

  /** The next place, or -1. */
  long next() {
    long[] words = Philox.block(seed, noise, counter++);
    word = words[1];
    double uniform = ((words[0] >>> 11) + 1) * 0x1p-53;
    double gap = StrictMath.floor(StrictMath.log(uniform) / logOfNone);
    if (gap >= places - 1 - place) {
      return -1;
    }
    place += 1 + (long) gap;
    return place;
  }

  /** A uniform word of the event that was found last. */
  long word() {
    return word;
  }
}
