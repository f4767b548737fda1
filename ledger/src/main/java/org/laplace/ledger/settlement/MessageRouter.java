package org.laplace.ledger.settlement;

import java.util.Optional;
import org.laplace.ledger.message.Message;
import org.laplace.primitives.Rejection;

/** Connects messages to the components that handle them: one exhaustive switch. */
public interface MessageRouter {
  /**
   * Applies a message. Preconditions are checked here again: the data inputs of its sender were
   * those of the block before.
   *
   * @return why it is refused; then nothing that was done to the settlement remains, and the value
   *     that it carried goes back to its sender
   */
  Optional<Rejection> handle(Message message, Settlement settlement);
}
