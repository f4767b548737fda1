package org.laplace.wallet;

import java.util.Optional;
import org.laplace.primitives.Hash;
import org.laplace.primitives.tx.SignedTransaction;
import org.laplace.proto.v1.TransactionResult;

/**
 * A transaction that a node accepted.
 *
 * @param result what a block made of it; empty if nobody waited for a block
 */
public record Sent(SignedTransaction transaction, Optional<TransactionResult> result) {
  public Hash hash() {
    return transaction.hash();
  }

  /** The id of what the action at this index creates: of a job, of an offer. */
  public Hash objectId(int actionIndex) {
    return transaction.objectId(actionIndex);
  }
}
