package org.laplace.ledger.message;

import com.google.protobuf.ByteString;
import org.laplace.primitives.Address;

/** The value that the message carries arrives in an account. */
public record Credit(Address recipient) implements Message {
  @Override
  public Rank rank() {
    return Rank.CREDIT;
  }

  @Override
  public ByteString target() {
    return recipient.bytes();
  }
}
