package org.laplace.jobs.action;

import static org.laplace.jobs.action.Checks.firstOf;
import static org.laplace.jobs.action.Checks.rejected;
import static org.laplace.jobs.action.Checks.unless;
import static org.laplace.jobs.action.Checks.within;

import java.util.Optional;
import org.laplace.jobs.JobsLimits;
import org.laplace.jobs.state.JobKeys;
import org.laplace.jobs.state.Offer;
import org.laplace.jobs.state.OfferTerms;
import org.laplace.jobs.state.Offers;
import org.laplace.ledger.lane.ActionHandler;
import org.laplace.ledger.lane.DataInputs;
import org.laplace.ledger.lane.Lane;
import org.laplace.ledger.lane.Outbox;
import org.laplace.ledger.message.OfferPosted;
import org.laplace.ledger.settlement.Settlement;
import org.laplace.ledger.state.StateView;
import org.laplace.primitives.Address;
import org.laplace.primitives.Code;
import org.laplace.primitives.Parsed;
import org.laplace.primitives.Rejection;
import org.laplace.proto.v1.EngineParams;
import org.laplace.proto.v1.PostOffer;

/** A provider posts price and capacity; the bonds of all slots leave his lane. */
public final class PostOfferHandler implements ActionHandler<PostOffer, PostOffer> {

  @Override
  public Parsed<PostOffer> decode(PostOffer wire) {
    return unless(
        firstOf(
            () -> within("size_max", wire.getSizeMax(), 1, Integer.MAX_VALUE),
            () ->
                within(
                    "price_per_mega_work",
                    wire.getPricePerMegaWork(),
                    1,
                    JobsLimits.PRICE_PER_MEGA_WORK_MICRO_LAP_MAX),
            () ->
                within(
                    "turnaround_blocks",
                    wire.getTurnaroundBlocks(),
                    0,
                    JobsLimits.TURNAROUND_BLOCKS_MAX),
            () -> within("slots", wire.getSlots(), 1, JobsLimits.SLOTS_MAX),
            () ->
                within(
                    "bond_per_slot",
                    wire.getBondPerSlot(),
                    1,
                    JobsLimits.BOND_PER_SLOT_MICRO_LAP_MAX),
            () -> payout(wire)),
        wire);
  }

  private static Optional<Rejection> payout(PostOffer wire) {
    return wire.getPayoutAddress().isEmpty() || Address.isAddress(wire.getPayoutAddress())
        ? Optional.empty()
        : rejected(
            Code.MALFORMED_ADDRESS,
            "payout_address has "
                + wire.getPayoutAddress().size()
                + " bytes; an address has 20, or leave it empty for the provider's own");
  }

  @Override
  public long weight() {
    return JobsLimits.POST_OFFER_WEIGHT;
  }

  @Override
  public int messagesMax() {
    return 1;
  }

  @Override
  public Optional<Rejection> execute(
      PostOffer action, Lane lane, DataInputs inputs, Outbox outbox) {
    OfferTerms terms = OfferTerms.of(action, lane.owner());
    return firstOf(
        () -> engine(action, inputs),
        () -> bondCoversSomething(terms, inputs),
        () -> mayPostMore(lane.owner(), inputs),
        () -> outbox.send(new OfferPosted(lane.objectId(), lane.owner(), action), terms.bonds()));
  }

  /** The offer can be matched from the next block on. */
  public Optional<Rejection> settle(OfferPosted message, Settlement settlement) {
    return firstOf(
        () -> isNew(message, settlement),
        () -> mayPostMore(message.provider(), settlement),
        () -> {
          OfferTerms terms = OfferTerms.of(message.terms(), message.provider());
          new Offers(settlement)
              .post(Offer.posted(message.offer(), message.provider(), terms, settlement.height()));
          return Optional.empty();
        });
  }

  private static Optional<Rejection> engine(PostOffer action, DataInputs inputs) {
    Optional<EngineParams> engine = Engines.find(inputs.params(), action.getEngine());
    return engine.isPresent()
        ? within("size_max", action.getSizeMax(), 1, engine.get().getSizeMax())
        : Engines.unknown(inputs.params(), action.getEngine());
  }

  /** A bond that covers no price at all would lie idle. */
  private static Optional<Rejection> bondCoversSomething(OfferTerms terms, DataInputs inputs) {
    long multiple = inputs.params().getBondMultipleMin();
    return terms.bondPerSlot().microLap() >= multiple
        ? Optional.empty()
        : rejected(
            Code.INSUFFICIENT_BOND,
            "the bond of a slot is "
                + terms.bondPerSlot()
                + "; it must be at least "
                + multiple
                + " times the price of the jobs that the offer is to take");
  }

  private static Optional<Rejection> isNew(OfferPosted message, Settlement settlement) {
    return settlement.get(JobKeys.offer(message.offer())).isPresent()
        ? rejected(Code.OFFER_EXISTS, "there is an offer " + message.offer() + " already")
        : Optional.empty();
  }

  private static Optional<Rejection> mayPostMore(Address provider, StateView state) {
    int offers = state.scan(JobKeys.offersOf(provider), JobsLimits.OFFERS_PER_PROVIDER_MAX).size();
    return offers < JobsLimits.OFFERS_PER_PROVIDER_MAX
        ? Optional.empty()
        : rejected(
            Code.OUT_OF_RANGE,
            "a provider has at most "
                + JobsLimits.OFFERS_PER_PROVIDER_MAX
                + " offers; withdraw one, and wait until its jobs have ended");
  }
}
