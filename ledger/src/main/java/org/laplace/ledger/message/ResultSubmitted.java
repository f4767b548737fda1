package org.laplace.ledger.message;

import com.google.protobuf.ByteString;
import org.laplace.primitives.Address;
import org.laplace.primitives.Hash;
import org.laplace.proto.v1.OutcomeKind;

/** The assigned provider claims a result. */
public record ResultSubmitted(
    Hash job, int attempt, Address provider, OutcomeKind outcome, ByteString result)
    implements Message {
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
    return Precedence.RESULT;
  }
}
