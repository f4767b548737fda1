package org.laplace.circuits.transpile;

/** How much work goes into a circuit. */
public enum OptimizationLevel {
  /** Gates one by one, qubit k on physical qubit k. */
  NONE(1, 0, 1),
  /** Cancelled and merged, a few trials of layouts. */
  LIGHT(8, 1, 1),
  /** More trials, interactions may be relabelled; the default. */
  MEDIUM(24, 2, 2),
  /** Many trials, and the best places on the device by its errors. */
  HEAVY(96, 4, 6);

  private final int trials;
  private final int rounds;
  private final int kept;

  OptimizationLevel(int trials, int rounds, int kept) {
    this.trials = trials;
    this.rounds = rounds;
    this.kept = kept;
  }

  /** The level of a number from 0 to 3. */
  public static OptimizationLevel of(int level) {
    return switch (level) {
      case 0 -> NONE;
      case 1 -> LIGHT;
      case 2 -> MEDIUM;
      case 3 -> HEAVY;
      default -> throw new IllegalArgumentException("a level is 0 to 3, not " + level);
    };
  }

  /** Starts of the search for a layout. */
  int trials() {
    return trials;
  }

  /** Passes backwards and forwards from each. */
  int rounds() {
    return rounds;
  }

  /** Routes that are written out to see which takes the fewest gates. */
  int kept() {
    return kept;
  }
}
