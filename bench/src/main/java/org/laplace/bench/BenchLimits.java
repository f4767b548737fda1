package org.laplace.bench;

import java.time.Duration;

/** Every limit of this module, unit last but for min and max. */
public final class BenchLimits {
  private BenchLimits() {}

  /** Counted runs of each side: fewer say too little. */
  public static final int pairedRunsMin = 5;

  public static final int pairedRunsMax = 1000;

  /** Runs before the counted ones. */
  static final int warmUpRunsMin = 2;

  static final int warmUpRunsMax = 20;

  /** No further warm-up run begins after this. */
  static final Duration warmUpTime = Duration.ofSeconds(3);

  /** One line of a peer's answer. */
  static final int answerCharactersMax = 64 * 1024;
}
