package org.laplace.ledger.tiny;

import java.util.List;
import java.util.Optional;
import org.laplace.ledger.message.Attested;
import org.laplace.ledger.message.AuditRequested;
import org.laplace.ledger.message.AuditStarted;
import org.laplace.ledger.message.BondForfeited;
import org.laplace.ledger.message.Credit;
import org.laplace.ledger.message.FaucetDripped;
import org.laplace.ledger.message.JobCancelled;
import org.laplace.ledger.message.JobDeclined;
import org.laplace.ledger.message.JobOpened;
import org.laplace.ledger.message.Message;
import org.laplace.ledger.message.OfferPosted;
import org.laplace.ledger.message.OfferWithdrawn;
import org.laplace.ledger.message.PremiumEarned;
import org.laplace.ledger.message.ResultSubmitted;
import org.laplace.ledger.message.VerdictReached;
import org.laplace.ledger.settlement.Event;
import org.laplace.ledger.settlement.MessageRouter;
import org.laplace.ledger.settlement.Settlement;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Code;
import org.laplace.primitives.Hash;
import org.laplace.primitives.Rejection;

/**
 * What messages do on the tiny chain. Each leaves an event, so that a block tells in which order
 * they were settled.
 */
public final class TinyMessages implements MessageRouter {
  @Override
  public Optional<Rejection> handle(Message message, Settlement settlement) {
    settlement.event(
        new Event(
            message.getClass().getSimpleName(),
            List.of(new Event.Attribute("target", HEX.formatHex(message.target().toByteArray())))));
    return switch (message) {
      case JobOpened opened -> fill(opened, settlement);
      case JobCancelled cancelled -> empty(cancelled, settlement);
      case ResultSubmitted result -> {
        settlement.store(result.job().bytes());
        settlement.send(new AuditRequested(result.job(), 1, settlement.height()));
        yield Optional.empty();
      }
      case FaucetDripped dripped -> {
        settlement.issue(dripped.recipient(), Amount.of(1_000));
        yield Optional.empty();
      }
      case Attested _, AuditRequested _, JobDeclined _ -> Optional.empty();
      case OfferPosted _,
          OfferWithdrawn _,
          AuditStarted _,
          VerdictReached _,
          PremiumEarned _,
          BondForfeited _,
          Credit _ ->
          throw new IllegalArgumentException("the tiny chain sends no " + message);
    };
  }

  private static final java.util.HexFormat HEX = java.util.HexFormat.of();

  private static Optional<Rejection> fill(JobOpened opened, Settlement settlement) {
    settlement.move(Settlement.HELD, opened.job(), settlement.holds(Settlement.HELD));
    // Refused after the value was moved: what a refused handler did must not remain.
    return opened.expiryHeight() < settlement.height()
        ? Optional.of(new Rejection(Code.EXPIRED, "the purse's height is past"))
        : Optional.empty();
  }

  /** Three quarters to the asker, the rest burnt. */
  private static Optional<Rejection> empty(JobCancelled cancelled, Settlement settlement) {
    Hash purse = cancelled.job();
    Amount held = settlement.holds(purse);
    if (held.isZero()) {
      return Optional.of(new Rejection(Code.UNKNOWN_JOB, "there is no such purse"));
    }
    Amount burnt = held.share(1, 4);
    settlement.burn(purse, burnt);
    settlement.pay(purse, cancelled.client(), held.minus(burnt));
    return Optional.empty();
  }
}
