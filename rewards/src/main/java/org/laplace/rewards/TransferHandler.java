package org.laplace.rewards;

import java.util.Optional;
import org.laplace.ledger.LedgerKeys;
import org.laplace.ledger.lane.ActionHandler;
import org.laplace.ledger.lane.DataInputs;
import org.laplace.ledger.lane.Lane;
import org.laplace.ledger.lane.Outbox;
import org.laplace.ledger.message.Credit;
import org.laplace.primitives.Address;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Code;
import org.laplace.primitives.Parsed;
import org.laplace.primitives.Rejection;
import org.laplace.proto.v1.Transfer;

/**
 * Value goes to another account, or to the sender's own: the latter changes nothing but opens the
 * lane, and costs the least that does.
 */
final class TransferHandler implements ActionHandler<Transfer, TransferHandler.Payment> {

  /** A transfer that is well formed: more than nothing, to somebody. */
  record Payment(Address recipient, Amount amount) {}

  @Override
  public Parsed<Payment> decode(Transfer wire) {
    if (!Address.isAddress(wire.getRecipient())) {
      return Parsed.refused(
          Code.MALFORMED_TRANSACTION,
          "a recipient's address has 20 bytes, this one has " + wire.getRecipient().size());
    }
    if (wire.getAmount() <= 0) {
      return Parsed.refused(
          Code.OUT_OF_RANGE,
          "a transfer moves 1 to 9223372036854775807 micro-LAP, not "
              + Long.toUnsignedString(wire.getAmount()));
    }
    return Parsed.of(new Payment(new Address(wire.getRecipient()), Amount.of(wire.getAmount())));
  }

  @Override
  public long weight() {
    return RewardsLimits.TRANSFER_WEIGHT;
  }

  @Override
  public int messagesMax() {
    return 1;
  }

  @Override
  public Optional<Rejection> execute(Payment payment, Lane lane, DataInputs inputs, Outbox outbox) {
    return opensNoDustAccount(payment, inputs)
        .or(() -> outbox.send(new Credit(payment.recipient()), payment.amount()));
  }

  /** A leaf of state costs everybody something for good, so it must hold something. */
  private static Optional<Rejection> opensNoDustAccount(Payment payment, DataInputs inputs) {
    Amount accountMin = Amount.of(inputs.params().getAccountMin());
    if (!payment.amount().isLessThan(accountMin)
        || inputs.get(LedgerKeys.account(payment.recipient())).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        new Rejection(
            Code.AMOUNT_BELOW_ACCOUNT_MIN,
            payment.recipient()
                + " has no account yet, and a new one starts with at least "
                + accountMin
                + "; send at least that, or check the address"));
  }
}
