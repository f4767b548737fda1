package org.laplace.jobs.state;

import org.laplace.primitives.Address;
import org.laplace.primitives.Amount;
import org.laplace.proto.v1.PostOffer;

/**
 * What a provider offers. It never changes; another price is another offer.
 *
 * @param sizeMax largest job taken: qubits or bodies
 * @param pricePerMegaWork micro-LAP for a million work units
 * @param turnaroundBlocks how long a job may take; 0: the chain's reference rate decides
 * @param payout where earnings go
 */
public record OfferTerms(
    String engine,
    int sizeMax,
    Amount pricePerMegaWork,
    long turnaroundBlocks,
    int slots,
    Amount bondPerSlot,
    Address payout) {

  /** An empty payout address means the provider's own. */
  public static OfferTerms of(PostOffer posted, Address provider) {
    return new OfferTerms(
        posted.getEngine(),
        posted.getSizeMax(),
        Amount.of(posted.getPricePerMegaWork()),
        posted.getTurnaroundBlocks(),
        posted.getSlots(),
        Amount.of(posted.getBondPerSlot()),
        RecordFields.optional(posted.getPayoutAddress()).map(Address::new).orElse(provider));
  }

  PostOffer toProto() {
    return PostOffer.newBuilder()
        .setEngine(engine)
        .setSizeMax(sizeMax)
        .setPricePerMegaWork(pricePerMegaWork.microLap())
        .setTurnaroundBlocks(turnaroundBlocks)
        .setSlots(slots)
        .setBondPerSlot(bondPerSlot.microLap())
        .setPayoutAddress(payout.bytes())
        .build();
  }

  /** The bonds of all slots. */
  public Amount bonds() {
    return bondPerSlot.times(slots);
  }
}
