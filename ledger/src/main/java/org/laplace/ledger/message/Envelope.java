package org.laplace.ledger.message;

import org.laplace.primitives.Address;
import org.laplace.primitives.Amount;

/**
 * A message on its way to settlement.
 *
 * @param value what it carries; goes back to the sender as a credit when the message is refused
 * @param origin where it came from: orders messages and gets the value back
 */
public record Envelope(Message message, Amount value, Origin origin) {

  /**
   * Where a message came from.
   *
   * @param txIndex index in the block; {@link #PROTOCOL} for a message of the protocol itself
   * @param actionIndex index in the transaction
   * @param serial order among the messages of one action or step
   */
  public record Origin(Address sender, int txIndex, int actionIndex, int serial) {
    /** Sorts before every transaction. */
    public static final int PROTOCOL = -1;

    public boolean isProtocol() {
      return txIndex == PROTOCOL;
    }
  }
}
