package org.laplace.rewards;

import java.util.List;
import java.util.Optional;
import org.laplace.ledger.message.BondForfeited;
import org.laplace.ledger.settlement.Event;
import org.laplace.ledger.settlement.Settlement;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Rejection;

/**
 * Splits the bond that a wrong result costs. At least half is burnt, so that nobody gains who
 * slashes himself; out of the other half the client is compensated first, then those who found it.
 */
final class ForfeitedBond {
  private ForfeitedBond() {}

  /**
   * Where a bond goes.
   *
   * @param client at most the price and a tenth of it
   * @param attestors together: what checking a result of this price costs
   * @param burnt the rest, at least half of the bond
   */
  record Split(Amount client, Amount attestors, Amount burnt) {

    /**
     * @param premiumPermille share of a price that pays for checking, 0 to 1000
     */
    static Split of(Amount bond, Amount price, long premiumPermille) {
      Amount shared = bond.share(1, 2);
      Amount priceBack = shared.min(price);
      Amount client = priceBack.plus(shared.minus(priceBack).min(price.share(1, 10)));
      Amount attestors = shared.minus(client).min(price.shareRoundedUp(premiumPermille, 1000));
      return new Split(client, attestors, bond.minus(client).minus(attestors));
    }
  }

  static Optional<Rejection> settle(BondForfeited forfeited, Settlement settlement) {
    Amount bond = settlement.holds(Settlement.HELD);
    Split split = Split.of(bond, forfeited.price(), settlement.params().getPremiumPermille());
    settlement.pay(Settlement.HELD, forfeited.client(), split.client());
    Premium.split(split.attestors(), forfeited.attestors(), settlement);
    Amount burnt = settlement.holds(Settlement.HELD);
    settlement.burn(Settlement.HELD, burnt);
    settlement.event(
        new Event(
            "bond_forfeited",
            List.of(
                new Event.Attribute("job", forfeited.job().hex()),
                new Event.Attribute("bond", Long.toString(bond.microLap())),
                new Event.Attribute("compensation", Long.toString(split.client().microLap())),
                new Event.Attribute("burnt", Long.toString(burnt.microLap())))));
    return Optional.empty();
  }
}
