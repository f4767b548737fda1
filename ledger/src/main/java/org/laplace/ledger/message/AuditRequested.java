package org.laplace.ledger.message;

import com.google.protobuf.ByteString;
import org.laplace.primitives.Hash;

/** A claimed result is to be checked until a deadline. */
public record AuditRequested(Hash job, int attempt, long deadlineHeight) implements Message {
  @Override
  public Rank rank() {
    return Rank.AUDIT;
  }

  @Override
  public ByteString target() {
    return job.bytes();
  }
}
