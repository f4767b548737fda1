package org.laplace.jobs.action;

import static org.laplace.jobs.action.Checks.rejected;

import java.util.Optional;
import org.laplace.jobs.JobsLimits;
import org.laplace.jobs.state.JobKeys;
import org.laplace.jobs.state.Offer;
import org.laplace.jobs.state.Offers;
import org.laplace.ledger.lane.ActionHandler;
import org.laplace.ledger.lane.DataInputs;
import org.laplace.ledger.lane.Lane;
import org.laplace.ledger.lane.Outbox;
import org.laplace.ledger.message.OfferWithdrawn;
import org.laplace.ledger.settlement.Settlement;
import org.laplace.ledger.state.StateView;
import org.laplace.primitives.Address;
import org.laplace.primitives.Code;
import org.laplace.primitives.Hash;
import org.laplace.primitives.Parsed;
import org.laplace.primitives.Rejection;
import org.laplace.proto.v1.WithdrawOffer;

/** A provider takes an offer down. Jobs that he has in hand go on. */
public final class WithdrawOfferHandler implements ActionHandler<WithdrawOffer, Hash> {

  @Override
  public Parsed<Hash> decode(WithdrawOffer wire) {
    return Checks.id("offer_id", wire.getOfferId());
  }

  @Override
  public long weight() {
    return JobsLimits.WITHDRAW_OFFER_WEIGHT;
  }

  @Override
  public int messagesMax() {
    return 1;
  }

  @Override
  public Optional<Rejection> execute(Hash offer, Lane lane, DataInputs inputs, Outbox outbox) {
    Parsed<Offer> found = find(offer, lane.owner(), inputs);
    if (found.rejection().isEmpty()) {
      outbox.send(new OfferWithdrawn(offer, lane.owner()));
    }
    return found.rejection();
  }

  public Optional<Rejection> settle(OfferWithdrawn message, Settlement settlement) {
    return switch (find(message.offer(), message.provider(), settlement)) {
      case Parsed.Refused<Offer>(Rejection why) -> Optional.of(why);
      case Parsed.Value<Offer>(Offer offer) -> {
        new Offers(settlement).withdraw(offer);
        yield Optional.empty();
      }
    };
  }

  private static Parsed<Offer> find(Hash id, Address sender, StateView state) {
    Optional<Offer> offer = state.get(JobKeys.offer(id));
    if (offer.isEmpty()) {
      return Parsed.refused(
          Code.UNKNOWN_OFFER, "there is no offer " + id + "; it was never posted, or it has ended");
    }
    Optional<Rejection> objection =
        Checks.firstOf(() -> belongsTo(offer.get(), sender), () -> stands(offer.get()));
    return Checks.unless(objection, offer.get());
  }

  private static Optional<Rejection> belongsTo(Offer offer, Address sender) {
    return offer.provider().equals(sender)
        ? Optional.empty()
        : rejected(
            Code.NOT_YOUR_OFFER,
            "the offer belongs to " + offer.provider() + ", who alone can withdraw it");
  }

  private static Optional<Rejection> stands(Offer offer) {
    return offer.isPosted()
        ? Optional.empty()
        : rejected(
            Code.OFFER_WITHDRAWN,
            "the offer is down already; it ends with the last of its "
                + offer.slotsLocked()
                + " running jobs");
  }
}
