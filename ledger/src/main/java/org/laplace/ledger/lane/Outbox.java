package org.laplace.ledger.lane;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.laplace.ledger.message.Envelope;
import org.laplace.ledger.message.Message;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Code;
import org.laplace.primitives.Rejection;

/** Collects the messages of one transaction, and takes what they carry from the lane's balance. */
public final class Outbox {
  private final List<Envelope> envelopes = new ArrayList<>();
  private final Envelope.Origin origin;
  private Amount balance;
  private int actionIndex;

  Outbox(Envelope.Origin origin, Amount balance) {
    this.origin = origin;
    this.balance = balance;
  }

  /** Sends a message without value. */
  public void send(Message message) {
    post(message, Amount.ZERO);
  }

  /**
   * Sends a message that carries value of the lane.
   *
   * @return INSUFFICIENT_BALANCE when the lane does not hold so much; then nothing is sent
   */
  public Optional<Rejection> send(Message message, Amount value) {
    if (balance.isLessThan(value)) {
      return Optional.of(
          new Rejection(
              Code.INSUFFICIENT_BALANCE,
              "this needs "
                  + value
                  + ", the account has "
                  + balance
                  + " left after the fee; pay something in, or lower the amount"));
    }
    balance = balance.minus(value);
    post(message, value);
    return Optional.empty();
  }

  void beginAction(int index) {
    actionIndex = index;
  }

  Amount balance() {
    return balance;
  }

  List<Envelope> envelopes() {
    return envelopes;
  }

  private void post(Message message, Amount value) {
    envelopes.add(
        new Envelope(
            message,
            value,
            new Envelope.Origin(origin.sender(), origin.txIndex(), actionIndex, envelopes.size())));
  }
}
