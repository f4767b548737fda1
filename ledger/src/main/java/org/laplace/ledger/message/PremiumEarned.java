package org.laplace.ledger.message;

import com.google.protobuf.ByteString;
import java.util.List;
import org.laplace.primitives.Address;
import org.laplace.primitives.Hash;

/** The premium that the message carries goes to the hot lanes that found the agreed result. */
public record PremiumEarned(Hash job, List<Address> attestors) implements Message {
  @Override
  public Rank rank() {
    return Rank.STAKE;
  }

  @Override
  public ByteString target() {
    return job.bytes();
  }
}
