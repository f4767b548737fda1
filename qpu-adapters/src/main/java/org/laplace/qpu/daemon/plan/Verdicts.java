package org.laplace.qpu.daemon.plan;

import java.util.Optional;
import org.laplace.proto.v1.Attempt;
import org.laplace.proto.v1.Job;
import org.laplace.qpu.daemon.journal.Ending;

/** Reads from a job's record how an attempt ended for its provider. */
final class Verdicts {
  private Verdicts() {}

  /** The attempt of this number; empty if the record has none. */
  static Optional<Attempt> attempt(Job job, int number) {
    return job.getAttemptsList().stream()
        .filter(attempt -> attempt.getNumber() == number)
        .findFirst();
  }

  /** Empty while it has not ended. */
  static Optional<Ending> ending(Job job, Attempt attempt) {
    return switch (attempt.getEnd()) {
      case ATTEMPT_END_DECLINED -> Optional.of(Ending.DECLINED);
      case ATTEMPT_END_LATE -> Optional.of(Ending.LATE);
      case ATTEMPT_END_REJECTED -> Optional.of(Ending.REJECTED);
      case ATTEMPT_END_UNPROVEN -> Optional.of(Ending.UNPROVEN);
      case ATTEMPT_END_INCONCLUSIVE, ATTEMPT_END_VOIDED -> Optional.of(Ending.REFUNDED);
      case ATTEMPT_END_CONFIRMED, ATTEMPT_END_UNSPECIFIED, UNRECOGNIZED -> ofJob(job);
    };
  }

  private static Optional<Ending> ofJob(Job job) {
    return switch (job.getStatus()) {
      case JOB_STATUS_FINAL -> Optional.of(Ending.PAID);
      case JOB_STATUS_MISDECLARED -> Optional.of(Ending.MISDECLARED);
      case JOB_STATUS_REFUNDED, JOB_STATUS_EXPIRED, JOB_STATUS_CANCELLED ->
          Optional.of(Ending.REFUNDED);
      case JOB_STATUS_OPEN,
          JOB_STATUS_ASSIGNED,
          JOB_STATUS_PROVISIONAL,
          JOB_STATUS_AUDIT,
          JOB_STATUS_CONFIRMED,
          JOB_STATUS_UNSPECIFIED,
          UNRECOGNIZED ->
          Optional.empty();
    };
  }

  /** Whether the chain has a result of it. */
  static boolean hasResult(Attempt attempt) {
    return attempt.getResultHeight() > 0;
  }
}
