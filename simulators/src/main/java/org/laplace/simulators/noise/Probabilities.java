package org.laplace.simulators.noise;

/** Checks numbers that are to be probabilities. */
final class Probabilities {
  private Probabilities() {}

  /**
   * The probability itself.
   *
   * @throws IllegalArgumentException unless it is from 0 to 1
   */
  static double check(String of, double probability) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          "the probability of " + of + " is " + probability + "; it must be from 0 to 1");
    }
    return probability;
  }
}
