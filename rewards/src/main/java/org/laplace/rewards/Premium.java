package org.laplace.rewards;

import java.util.List;
import java.util.Optional;
import org.laplace.ledger.Validators;
import org.laplace.ledger.message.PremiumEarned;
import org.laplace.ledger.settlement.Settlement;
import org.laplace.primitives.Address;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Rejection;
import org.laplace.proto.v1.Validator;

/** Pays those who checked a result. */
final class Premium {
  private Premium() {}

  static Optional<Rejection> settle(PremiumEarned earned, Settlement settlement) {
    split(settlement.holds(Settlement.HELD), earned.attestors(), settlement);
    settlement.burn(Settlement.HELD, settlement.holds(Settlement.HELD));
    return Optional.empty();
  }

  /**
   * Pays equal shares of an amount out of the handled message to the payout addresses of the
   * attestors' validators. The remainder stays in the message, and so does the share of a hot lane
   * that no validator has any more.
   */
  static void split(Amount amount, List<Address> attestors, Settlement settlement) {
    if (attestors.isEmpty()) {
      return;
    }
    Amount share = amount.share(1, attestors.size());
    Validators validators = Validators.of(settlement);
    for (Address hotLane : attestors) {
      validators
          .withHotLane(hotLane)
          .map(Validator::getPayoutAddress)
          .map(Address::new)
          .ifPresent(payout -> settlement.pay(Settlement.HELD, payout, share));
    }
  }
}
