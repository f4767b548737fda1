package org.laplace.ledger.message;

import com.google.protobuf.ByteString;
import org.laplace.primitives.Hash;

/** Validators were drawn for a claimed result. */
public record AuditStarted(Hash job, int attempt) implements Message {
  @Override
  public Rank rank() {
    return Rank.JOB;
  }

  @Override
  public ByteString target() {
    return job.bytes();
  }
}
