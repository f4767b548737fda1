package org.laplace.jobs.state;

import java.util.List;
import org.laplace.jobs.JobsLimits;
import org.laplace.jobs.life.Move;
import org.laplace.ledger.message.BondForfeited;
import org.laplace.ledger.settlement.Settlement;
import org.laplace.primitives.Address;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Hash;
import org.laplace.proto.v1.OfferStanding;

/**
 * Writes offers and moves bonds. An offer ends, with its purse empty, when it no longer stands and
 * no slot is locked; one whose purse does not cover a single slot any more is taken down.
 */
public final class Offers {
  private final Settlement settlement;

  public Offers(Settlement settlement) {
    this.settlement = settlement;
  }

  /** A new offer; its bonds come out of what the message carries. */
  public void post(Offer offer) {
    settlement.move(Settlement.HELD, offer.id(), offer.terms().bonds());
    settlement.put(JobKeys.offerOf(offer.provider(), offer.id()), offer.id().bytes());
    settlement.put(JobKeys.offer(offer.id()), offer);
    index(offer);
    BlockEvents.offer(settlement, offer, "posted");
  }

  /** Takes an offer down: free bonds return now, locked ones when their jobs end. */
  public void withdraw(Offer offer) {
    keep(offer.standing(OfferStanding.OFFER_STANDING_WITHDRAWN));
  }

  /** Burns all bonds of an offer: free ones now, locked ones when their jobs end. */
  void forfeit(Offer offer) {
    keep(offer.standing(OfferStanding.OFFER_STANDING_FORFEITED));
  }

  /** Carries out what a job's life decided about a slot's bond. */
  void carryOut(Move.OfBond move, Job job) {
    Offer offer = settlement.require(JobKeys.offer(move.offer()));
    switch (move) {
      case Move.LockBond _ -> keep(offer.locked(1));
      case Move.ReleaseBond _ -> keep(offer.locked(-1));
      case Move.PenaliseBond penalise -> {
        settlement.burn(offer.id(), penalise.penalty());
        keep(offer.locked(-1));
      }
      case Move.ForfeitBond lost -> {
        settlement.send(
            new BondForfeited(job.id(), job.terms().client(), lost.price(), lost.attestors()),
            offer.id(),
            offer.terms().bondPerSlot());
        keep(offer.locked(-1));
      }
    }
  }

  /** All offers of a provider that are still on the chain. */
  List<Offer> of(Address provider) {
    return settlement.scan(JobKeys.offersOf(provider), JobsLimits.OFFERS_PER_PROVIDER_MAX).stream()
        .map(entry -> settlement.require(JobKeys.offer(new Hash(entry.value()))))
        .toList();
  }

  private void keep(Offer changed) {
    Offer offer =
        changed.isPosted() && changed.bondsIn(purse(changed)) == 0
            ? changed.standing(OfferStanding.OFFER_STANDING_WITHDRAWN)
            : changed;
    if (!offer.isPosted()) {
      disposeOfFreeBonds(offer);
    }
    index(offer);
    if (offer.isPosted() || offer.slotsLocked() > 0) {
      settlement.put(JobKeys.offer(offer.id()), offer);
    } else {
      end(offer);
    }
  }

  private void disposeOfFreeBonds(Offer offer) {
    Amount free = purse(offer).minus(offer.lockedBonds());
    if (offer.standing() == OfferStanding.OFFER_STANDING_FORFEITED) {
      settlement.burn(offer.id(), free);
    } else {
      settlement.pay(offer.id(), offer.provider(), free);
    }
  }

  private void index(Offer offer) {
    var entry =
        JobKeys.freeOffer(offer.terms().engine(), offer.terms().pricePerMegaWork(), offer.id());
    if (offer.freeSlots(purse(offer)) > 0) {
      settlement.put(entry, offer.id().bytes());
    } else {
      settlement.delete(entry);
    }
  }

  private void end(Offer offer) {
    if (!purse(offer).isZero()) {
      throw new IllegalStateException("offer " + offer.id() + " ends with " + purse(offer));
    }
    settlement.delete(JobKeys.offer(offer.id()));
    settlement.delete(JobKeys.offerOf(offer.provider(), offer.id()));
    BlockEvents.offer(settlement, offer, "ended");
  }

  private Amount purse(Offer offer) {
    return settlement.holds(offer.id());
  }
}
