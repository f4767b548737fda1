package org.laplace.jobs.life;

import org.laplace.ledger.message.Verdict;
import org.laplace.primitives.Address;

/** Something that happens to a job. */
public sealed interface JobEvent {
  /** The height of the block in which it happens. */
  long height();

  /** Matching found an offer. */
  record Matched(Attempt attempt) implements JobEvent {
    @Override
    public long height() {
      return attempt.assignedHeight();
    }
  }

  /** Somebody wants the job taken back. */
  record CancelAsked(Address sender, long height) implements JobEvent {}

  /** Somebody hands in a result. */
  record ResultClaimed(int attempt, Address sender, Claim claim, long height) implements JobEvent {}

  /** Somebody hands the job back. */
  record Declined(int attempt, Address sender, long height) implements JobEvent {}

  /** Validators were drawn. */
  record AuditStarted(int attempt, long height) implements JobEvent {}

  /** The checking of a result is over. */
  record VerdictGiven(int attempt, Verdict verdict, long height) implements JobEvent {}

  /** The end of a block at or after the state's exit height. */
  record ExitReached(long height) implements JobEvent {}

  /**
   * The job's provider was convicted for another job.
   *
   * @param convictedHeight when; payouts that vest since later are not touched
   */
  record ProviderConvicted(long convictedHeight, long height) implements JobEvent {}
}
