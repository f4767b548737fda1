package org.laplace.ledger.message;

import com.google.protobuf.ByteString;
import java.util.Optional;
import org.laplace.primitives.Address;
import org.laplace.primitives.Hash;

/**
 * A validator checked a claimed result.
 *
 * @param root what it found when it ran the job again; the claimed one where it judged the result
 * @param judgement where results are judged by statistics
 */
public record Attested(
    Hash job, int attempt, Hash root, Optional<Judgement> judgement, Address hotLane)
    implements Message {

  /** Of a result that was run again. */
  public Attested(Hash job, int attempt, Hash root, Address hotLane) {
    this(job, attempt, root, Optional.empty(), hotLane);
  }

  @Override
  public Rank rank() {
    return Rank.ATTEST;
  }

  @Override
  public ByteString target() {
    return job.bytes();
  }
}
