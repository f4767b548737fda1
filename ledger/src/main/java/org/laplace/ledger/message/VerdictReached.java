package org.laplace.ledger.message;

import com.google.protobuf.ByteString;
import org.laplace.primitives.Hash;

/** More than 2/3 of the total power agrees on what a job's result is. */
public record VerdictReached(Hash job, int attempt, Verdict verdict) implements Message {
  @Override
  public Rank rank() {
    return Rank.JOB;
  }

  @Override
  public ByteString target() {
    return job.bytes();
  }
}
