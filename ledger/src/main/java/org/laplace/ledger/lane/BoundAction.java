package org.laplace.ledger.lane;

import com.google.protobuf.ByteString;
import java.util.Optional;
import org.laplace.primitives.Address;
import org.laplace.primitives.Parsed;
import org.laplace.primitives.Rejection;

/** A well-formed action together with its handler. */
public record BoundAction<A>(ActionHandler<?, A> handler, A action) {

  /** Decodes an action for its handler. */
  public static <W, A> Parsed<BoundAction<?>> bind(ActionHandler<W, A> handler, W wire) {
    return handler.decode(wire).then(action -> Parsed.of(new BoundAction<>(handler, action)));
  }

  public Optional<ByteString> freeOfFee(Address sender, DataInputs inputs) {
    return handler.freeOfFee(action, sender, inputs);
  }

  public Optional<Rejection> execute(Lane lane, DataInputs inputs, Outbox outbox) {
    return handler.execute(action, lane, inputs, outbox);
  }
}
