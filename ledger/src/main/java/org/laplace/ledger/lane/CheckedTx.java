package org.laplace.ledger.lane;

import com.google.protobuf.ByteString;
import java.util.List;
import org.laplace.primitives.Address;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Hash;
import org.laplace.primitives.tx.SignedTransaction;

/**
 * A transaction that is well formed, for this chain, and whose actions are known. Nothing was asked
 * of state yet.
 *
 * @param weight bytes and actions together, from the body alone
 * @param messagesMax messages that it sends at the most
 */
public record CheckedTx(
    SignedTransaction transaction, List<BoundAction<?>> actions, long weight, int messagesMax) {
  public CheckedTx {
    actions = List.copyOf(actions);
  }

  public Hash hash() {
    return transaction.hash();
  }

  public ByteString bytes() {
    return transaction.bytes();
  }

  public Address sender() {
    return transaction.sender();
  }

  public long sequence() {
    return transaction.body().getSequence();
  }

  public Amount tip() {
    return Amount.of(transaction.body().getTip());
  }

  public Amount feeLimit() {
    return Amount.of(transaction.body().getFeeLimit());
  }

  public Amount baseFee(Amount perWeight) {
    return perWeight.times(weight);
  }
}
