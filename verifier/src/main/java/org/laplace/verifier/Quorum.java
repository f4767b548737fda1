package org.laplace.verifier;

/**
 * The smallest power that is more than two thirds of the total.
 *
 * @param power at least this much decides
 */
record Quorum(long power) {
  static Quorum of(long powerTotal) {
    // floor(2 total / 3) + 1, taken apart so that no total overflows.
    long whole = powerTotal / 3;
    long rest = powerTotal % 3;
    return new Quorum(2 * whole + 2 * rest / 3 + 1);
  }

  boolean isReachedBy(long agreed) {
    return agreed >= power;
  }
}
