package org.laplace.bench;

/**
 * One run of a contestant.
 *
 * @param value what was measured, in the unit of the group: seconds, or gates; less is better
 * @param digest what came out, in short; empty where nothing is to be compared
 */
public record Sample(double value, String digest) {
  public Sample {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException("a sample is finite and not negative, not " + value);
    }
  }

  /** A run that took so long. */
  static Sample ofNanos(long nanos, String digest) {
    return new Sample(nanos / 1e9, digest);
  }
}
