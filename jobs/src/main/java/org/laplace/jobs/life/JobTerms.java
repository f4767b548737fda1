package org.laplace.jobs.life;

import org.laplace.primitives.Address;
import org.laplace.primitives.Amount;

/**
 * What a client agreed to when the job was opened. It never changes.
 *
 * @param priceLimit the most that the result may cost
 * @param premiumLimit the premium of the price limit
 * @param deposit back at the end, less fees
 * @param expiryHeight at the end of this height an unmatched job ends
 */
public record JobTerms(
    Address client,
    Amount priceLimit,
    Amount premiumLimit,
    Amount deposit,
    long openedHeight,
    long expiryHeight) {

  /** What the job's purse holds from the start. */
  public Amount escrow() {
    return priceLimit.plus(premiumLimit).plus(deposit);
  }
}
