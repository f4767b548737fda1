package org.laplace.primitives.light;

/**
 * How much of a set's voting power signed.
 *
 * @param signed at most {@code total}
 * @param total at most {@link org.laplace.primitives.PrimitivesLimits#VOTING_POWER_MAX}, so that
 *     the products below fit
 */
public record SignedPower(long signed, long total) {
  public boolean isMoreThanTwoThirds() {
    return 3 * signed > 2 * total;
  }

  public boolean isMoreThanOneThird() {
    return 3 * signed > total;
  }

  @Override
  public String toString() {
    return signed + " of " + total;
  }
}
