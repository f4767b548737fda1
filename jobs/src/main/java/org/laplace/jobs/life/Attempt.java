package org.laplace.jobs.life;

import java.util.Optional;
import org.laplace.ledger.message.Verdict;
import org.laplace.primitives.Address;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Hash;
import org.laplace.proto.v1.AttemptEnd;

/**
 * One provider's try at a job.
 *
 * @param number counted from 1
 * @param payout where the price goes
 * @param price what the offer asks for this job
 * @param bond of the offer's slot, at stake until the attempt ends
 * @param deadlineHeight a result counts up to and including this height
 * @param answer once a result is in
 * @param judgement once a verdict is there
 * @param end how it ended; empty while it runs
 */
public record Attempt(
    int number,
    Hash offer,
    Address provider,
    Address payout,
    Amount price,
    Amount bond,
    long assignedHeight,
    long deadlineHeight,
    Optional<Answer> answer,
    Optional<Judgement> judgement,
    Optional<AttemptEnd> end) {

  /** A claim, and the height at which it came. */
  public record Answer(Claim claim, long height) {}

  /** A verdict, and the height at which it came. */
  public record Judgement(Verdict verdict, long height) {}

  /** A provider gets the job. */
  public static Attempt assigned(
      int number,
      Hash offer,
      Address provider,
      Address payout,
      Amount price,
      Amount bond,
      long assignedHeight,
      long deadlineHeight) {
    return new Attempt(
        number,
        offer,
        provider,
        payout,
        price,
        bond,
        assignedHeight,
        deadlineHeight,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  Attempt answered(Claim claim, long height) {
    return with(Optional.of(new Answer(claim, height)), judgement, end);
  }

  Attempt judged(Verdict verdict, long height) {
    return with(answer, Optional.of(new Judgement(verdict, height)), end);
  }

  Attempt ended(AttemptEnd how) {
    return with(answer, judgement, Optional.of(how));
  }

  /** The claim of an attempt whose job is past ASSIGNED. */
  Claim claim() {
    return answer.orElseThrow().claim();
  }

  private Attempt with(
      Optional<Answer> answer, Optional<Judgement> judgement, Optional<AttemptEnd> end) {
    return new Attempt(
        number,
        offer,
        provider,
        payout,
        price,
        bond,
        assignedHeight,
        deadlineHeight,
        answer,
        judgement,
        end);
  }
}
