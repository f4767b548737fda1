package org.laplace.ledger.message;

import com.google.protobuf.ByteString;
import java.util.List;
import org.laplace.primitives.Address;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Hash;

/** The slot bond that the message carries is lost to a wrong result. */
public record BondForfeited(Hash job, Address client, Amount price, List<Address> attestors)
    implements Message {
  @Override
  public Rank rank() {
    return Rank.STAKE;
  }

  @Override
  public ByteString target() {
    return job.bytes();
  }
}
