package org.laplace.ledger.lane;

import com.google.protobuf.ByteString;
import java.util.Optional;
import org.laplace.primitives.Address;
import org.laplace.primitives.Parsed;
import org.laplace.primitives.Rejection;

/**
 * What the ledger must know of one kind of action.
 *
 * @param <W> its wire type
 * @param <A> the action, once its shape and ranges are right
 */
public interface ActionHandler<W, A> {
  /** Checks all that can be checked without state; an action that exists is well formed. */
  Parsed<A> decode(W wire);

  /** Weight beside the transaction's bytes: what settlement will have to do for it, at the most. */
  long weight();

  /** Messages that it sends at the most. */
  int messagesMax();

  /** Whether a validator's hot lane may do it. */
  default boolean isForAttestors() {
    return false;
  }

  /**
   * A name for the right to do this once without a fee, as the only action of a transaction without
   * a tip; empty where there is none. Two transactions of a block that name the same are one too
   * many.
   */
  default Optional<ByteString> freeOfFee(A action, Address sender, DataInputs inputs) {
    return Optional.empty();
  }

  /**
   * Runs the action in its sender's lane: reads data inputs, sends messages.
   *
   * @return why it fails; then no action of the transaction counts, and the fee stays charged
   */
  Optional<Rejection> execute(A action, Lane lane, DataInputs inputs, Outbox outbox);
}
