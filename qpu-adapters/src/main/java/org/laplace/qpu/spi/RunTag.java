package org.laplace.qpu.spi;

import java.util.Comparator;
import org.laplace.primitives.Hash;

/**
 * Names one run for good: a job and the number of the attempt at it.
 *
 * @param attempt counted from 1
 */
public record RunTag(Hash job, int attempt) implements Comparable<RunTag> {
  private static final Comparator<RunTag> ORDER =
      Comparator.comparing(RunTag::job).thenComparingInt(RunTag::attempt);

  public RunTag {
    if (attempt < 1) {
      throw new IllegalArgumentException("attempts count from 1, not " + attempt);
    }
  }

  @Override
  public int compareTo(RunTag other) {
    return ORDER.compare(this, other);
  }

  /** 64 hexadecimal digits, a hyphen and a number: fit for a file's name or a vendor's tag. */
  @Override
  public String toString() {
    return job.hex() + "-" + attempt;
  }
}
