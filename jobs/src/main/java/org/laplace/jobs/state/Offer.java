package org.laplace.jobs.state;

import org.laplace.primitives.Address;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Hash;
import org.laplace.proto.v1.OfferStanding;

/**
 * A provider's posted price and capacity. Its purse holds at least a bond for each locked slot.
 *
 * @param slotsLocked slots whose bonds are at stake for a job
 */
public record Offer(
    Hash id,
    Address provider,
    OfferTerms terms,
    int slotsLocked,
    OfferStanding standing,
    long postedHeight) {

  public static Offer posted(Hash id, Address provider, OfferTerms terms, long height) {
    return new Offer(id, provider, terms, 0, OfferStanding.OFFER_STANDING_POSTED, height);
  }

  public boolean isPosted() {
    return standing == OfferStanding.OFFER_STANDING_POSTED;
  }

  /**
   * Jobs that the offer can take beside those it has. Penalties make the purse smaller; a slot
   * whose bond it does not cover whole takes no job.
   *
   * @param purse what the offer's purse holds
   */
  public int freeSlots(Amount purse) {
    if (!isPosted()) {
      return 0;
    }
    long covered = Math.min(terms.slots(), bondsIn(purse));
    return (int) Math.max(0, covered - slotsLocked);
  }

  /** Whole bonds that the purse holds. */
  long bondsIn(Amount purse) {
    return purse.microLap() / terms.bondPerSlot().microLap();
  }

  /** What is at stake for jobs. */
  Amount lockedBonds() {
    return terms.bondPerSlot().times(slotsLocked);
  }

  Offer locked(int change) {
    return new Offer(
        id, provider, terms, Math.addExact(slotsLocked, change), standing, postedHeight);
  }

  Offer standing(OfferStanding changed) {
    return new Offer(id, provider, terms, slotsLocked, changed, postedHeight);
  }
}
