package org.laplace.auditor;

import java.util.Optional;
import org.laplace.primitives.Hash;
import org.laplace.proto.v1.JobSpec;

/**
 * A claimed result that this validator has not attested yet.
 *
 * @param specHash what is computed depends on it alone, unless the claim is judged
 * @param toJudge the claim, where it cannot be had again by running the job
 */
public record OpenCase(
    Hash job, int attempt, Hash specHash, JobSpec spec, Optional<ClaimedResult> toJudge) {

  /** A case that is settled by running the job again. */
  public OpenCase(Hash job, int attempt, Hash specHash, JobSpec spec) {
    this(job, attempt, specHash, spec, Optional.empty());
  }

  /** Cases with equal subjects come to the same. */
  Subject subject() {
    return new Subject(specHash, toJudge.map(ClaimedResult::root));
  }

  /** What a run or a judgement is about. */
  record Subject(Hash specHash, Optional<Hash> judgedRoot) {}
}
