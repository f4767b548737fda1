package org.laplace.ledger.message;

import com.google.protobuf.ByteString;
import org.laplace.primitives.Address;
import org.laplace.primitives.Hash;

/** The assigned provider hands a job back. */
public record JobDeclined(Hash job, int attempt, Address provider) implements Message {
  @Override
  public Rank rank() {
    return Rank.JOB;
  }

  @Override
  public ByteString target() {
    return job.bytes();
  }
}
