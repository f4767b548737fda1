package org.laplace.ledger.message;

import com.google.protobuf.ByteString;
import org.laplace.primitives.Address;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Hash;
import org.laplace.proto.v1.JobSpec;

/** A client opens a job; the message carries what its purse is to hold. */
public record JobOpened(
    Hash job,
    Address client,
    JobSpec spec,
    Amount priceLimit,
    Amount premium,
    Amount deposit,
    long expiryHeight)
    implements Message {
  @Override
  public Rank rank() {
    return Rank.JOB;
  }

  @Override
  public ByteString target() {
    return job.bytes();
  }
}
