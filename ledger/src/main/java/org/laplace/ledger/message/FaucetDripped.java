package org.laplace.ledger.message;

import com.google.protobuf.ByteString;
import org.laplace.primitives.Address;

/** Somebody on a test network asks for funds. */
public record FaucetDripped(Address recipient) implements Message {
  @Override
  public Rank rank() {
    return Rank.STAKE;
  }

  @Override
  public ByteString target() {
    return recipient.bytes();
  }
}
