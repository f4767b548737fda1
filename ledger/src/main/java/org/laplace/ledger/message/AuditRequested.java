package org.laplace.ledger.message;

import com.google.protobuf.ByteString;
import java.util.Optional;
import org.laplace.primitives.Hash;

/**
 * A claimed result is to be checked until a deadline.
 *
 * @param judgedRoot the claimed root where the result is judged by statistics; empty where it is
 *     run again
 */
public record AuditRequested(Hash job, int attempt, long deadlineHeight, Optional<Hash> judgedRoot)
    implements Message {

  /** Of a result that is run again. */
  public AuditRequested(Hash job, int attempt, long deadlineHeight) {
    this(job, attempt, deadlineHeight, Optional.empty());
  }

  @Override
  public Rank rank() {
    return Rank.AUDIT;
  }

  @Override
  public ByteString target() {
    return job.bytes();
  }
}
