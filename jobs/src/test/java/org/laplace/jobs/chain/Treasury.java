package org.laplace.jobs.chain;

import java.util.Optional;
import org.laplace.ledger.message.BondForfeited;
import org.laplace.ledger.message.PremiumEarned;
import org.laplace.ledger.settlement.Settlement;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Rejection;

/** Stands where rewards stand: burns premiums, and halves lost bonds with the client. */
final class Treasury {
  Optional<Rejection> handle(PremiumEarned message, Settlement settlement) {
    settlement.burn(Settlement.HELD, settlement.holds(Settlement.HELD));
    return Optional.empty();
  }

  Optional<Rejection> handle(BondForfeited message, Settlement settlement) {
    Amount half = settlement.holds(Settlement.HELD).share(1, 2);
    settlement.pay(Settlement.HELD, message.client(), half);
    settlement.burn(Settlement.HELD, settlement.holds(Settlement.HELD));
    return Optional.empty();
  }
}
