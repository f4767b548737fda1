package org.laplace.rewards;

import java.util.Optional;
import org.laplace.ledger.lane.ActionHandler;
import org.laplace.ledger.message.BondForfeited;
import org.laplace.ledger.message.FaucetDripped;
import org.laplace.ledger.message.PremiumEarned;
import org.laplace.ledger.settlement.Settlement;
import org.laplace.ledger.settlement.Step;
import org.laplace.primitives.Rejection;
import org.laplace.proto.v1.DripFaucet;
import org.laplace.proto.v1.Transfer;

/** Rewards as the application wires them. Holds no state. */
public final class RewardsComponent {
  private final TransferHandler transfer = new TransferHandler();
  private final DripFaucetHandler dripFaucet = new DripFaucetHandler();

  public ActionHandler<Transfer, ?> transfer() {
    return transfer;
  }

  public ActionHandler<DripFaucet, ?> dripFaucet() {
    return dripFaucet;
  }

  public Optional<Rejection> handle(PremiumEarned earned, Settlement settlement) {
    return Premium.settle(earned, settlement);
  }

  public Optional<Rejection> handle(BondForfeited forfeited, Settlement settlement) {
    return ForfeitedBond.settle(forfeited, settlement);
  }

  public Optional<Rejection> handle(FaucetDripped dripped, Settlement settlement) {
    return DripFaucetHandler.settle(dripped, settlement);
  }

  /** Sets the next block's base fee; the last of the end steps. */
  public Step baseFeeStep() {
    return BaseFee::follow;
  }
}
