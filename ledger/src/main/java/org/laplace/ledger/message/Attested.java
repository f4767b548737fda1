package org.laplace.ledger.message;

import com.google.protobuf.ByteString;
import org.laplace.primitives.Address;
import org.laplace.primitives.Hash;

/** A validator ran a claimed result again and found this root. */
public record Attested(Hash job, int attempt, Hash root, Address hotLane) implements Message {
  @Override
  public Rank rank() {
    return Rank.ATTEST;
  }

  @Override
  public ByteString target() {
    return job.bytes();
  }
}
