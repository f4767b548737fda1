package org.laplace.rewards;

import com.google.protobuf.ByteString;
import java.util.Optional;
import org.laplace.ledger.LedgerKeys;
import org.laplace.ledger.LedgerLimits;
import org.laplace.ledger.lane.ActionHandler;
import org.laplace.ledger.lane.DataInputs;
import org.laplace.ledger.lane.Lane;
import org.laplace.ledger.lane.Outbox;
import org.laplace.ledger.message.FaucetDripped;
import org.laplace.ledger.settlement.Settlement;
import org.laplace.ledger.state.StateView;
import org.laplace.primitives.Address;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Code;
import org.laplace.primitives.Parsed;
import org.laplace.primitives.Rejection;
import org.laplace.proto.v1.DripFaucet;

/**
 * Mints a fixed amount, once for each account, where genesis set one. Free of fees for an address
 * that has no account and asks for itself: how else could it begin.
 */
final class DripFaucetHandler implements ActionHandler<DripFaucet, Address> {
  private static final ByteString FREE = ByteString.copyFromUtf8("faucet");

  @Override
  public Parsed<Address> decode(DripFaucet wire) {
    return Address.isAddress(wire.getRecipient())
        ? Parsed.of(new Address(wire.getRecipient()))
        : Parsed.refused(
            Code.MALFORMED_TRANSACTION,
            "a recipient's address has 20 bytes, this one has " + wire.getRecipient().size());
  }

  @Override
  public long weight() {
    return RewardsLimits.DRIP_FAUCET_WEIGHT;
  }

  @Override
  public int messagesMax() {
    return 1;
  }

  @Override
  public Optional<ByteString> freeOfFee(Address recipient, Address sender, DataInputs inputs) {
    boolean begins = recipient.equals(sender) && inputs.get(LedgerKeys.account(sender)).isEmpty();
    return begins && mayDrip(recipient, inputs).isEmpty() ? Optional.of(FREE) : Optional.empty();
  }

  @Override
  public Optional<Rejection> execute(
      Address recipient, Lane lane, DataInputs inputs, Outbox outbox) {
    Optional<Rejection> refusal = mayDrip(recipient, inputs);
    if (refusal.isEmpty()) {
      outbox.send(new FaucetDripped(recipient));
    }
    return refusal;
  }

  /** Mints, and remembers for whom. */
  static Optional<Rejection> settle(FaucetDripped dripped, Settlement settlement) {
    Optional<Rejection> refusal = mayDrip(dripped.recipient(), settlement);
    if (refusal.isEmpty()) {
      Amount amount = Amount.of(settlement.params().getFaucetAmount());
      settlement.put(RewardsKeys.drip(dripped.recipient()), amount);
      settlement.issue(dripped.recipient(), amount);
    }
    return refusal;
  }

  private static Optional<Rejection> mayDrip(Address recipient, StateView state) {
    return theFaucetIsOn(state).or(() -> hasNotDripped(recipient, state));
  }

  /** The supply is that of the block before; a block's drips stay far below what is left. */
  private static Optional<Rejection> theFaucetIsOn(StateView state) {
    if (state.require(LedgerKeys.PARAMS).getFaucetAmount() == 0) {
      return Optional.of(
          new Rejection(
              Code.FAUCET_OFF, "this network has no faucet; ask somebody for a transfer"));
    }
    if (state.require(LedgerKeys.SUPPLY).issued().microLap()
        > LedgerLimits.GENESIS_SUPPLY_MICRO_LAP_MAX) {
      return Optional.of(
          new Rejection(
              Code.FAUCET_OFF, "the faucet has given all that it may; ask for a transfer"));
    }
    return Optional.empty();
  }

  private static Optional<Rejection> hasNotDripped(Address recipient, StateView state) {
    return state
        .get(RewardsKeys.drip(recipient))
        .map(
            amount ->
                new Rejection(
                    Code.FAUCET_ALREADY_USED,
                    recipient + " had its " + amount + " from the faucet; it gives once"));
  }
}
