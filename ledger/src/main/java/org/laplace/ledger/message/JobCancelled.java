package org.laplace.ledger.message;

import com.google.protobuf.ByteString;
import org.laplace.primitives.Address;
import org.laplace.primitives.Hash;

/** A client takes back a job that is still open. */
public record JobCancelled(Hash job, Address client) implements Message {
  @Override
  public Rank rank() {
    return Rank.JOB;
  }

  @Override
  public ByteString target() {
    return job.bytes();
  }

  @Override
  public Precedence precedence() {
    return Precedence.CANCEL;
  }
}
