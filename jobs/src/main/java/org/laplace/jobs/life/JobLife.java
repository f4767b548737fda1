package org.laplace.jobs.life;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.laplace.jobs.JobsLimits;
import org.laplace.jobs.life.JobEvent.AuditStarted;
import org.laplace.jobs.life.JobEvent.CancelAsked;
import org.laplace.jobs.life.JobEvent.Declined;
import org.laplace.jobs.life.JobEvent.ExitReached;
import org.laplace.jobs.life.JobEvent.Matched;
import org.laplace.jobs.life.JobEvent.ProviderConvicted;
import org.laplace.jobs.life.JobEvent.ResultClaimed;
import org.laplace.jobs.life.JobEvent.VerdictGiven;
import org.laplace.jobs.life.JobState.Assigned;
import org.laplace.jobs.life.JobState.Audit;
import org.laplace.jobs.life.JobState.Confirmed;
import org.laplace.jobs.life.JobState.Ended;
import org.laplace.jobs.life.JobState.Ending;
import org.laplace.jobs.life.JobState.Open;
import org.laplace.jobs.life.JobState.Provisional;
import org.laplace.jobs.life.JobState.Running;
import org.laplace.ledger.message.Judgement;
import org.laplace.ledger.message.Verdict;
import org.laplace.primitives.Address;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Code;
import org.laplace.primitives.Hash;
import org.laplace.proto.v1.AttemptEnd;
import org.laplace.proto.v1.PaymentReason;

/**
 * The life of a job: one pure function. Its table is section 4 of the design; a row there is a
 * method here.
 *
 * <p>The job's purse holds {@link JobTerms#escrow} while the job lives, less the premium once the
 * result is confirmed, and is empty in every end state.
 */
public record JobLife(JobTerms terms, JobRules rules) {

  /** What the event leads to. Never throws, whatever the state and the event. */
  public Transition next(JobState state, JobEvent event) {
    if (event instanceof ResultClaimed claimed && cameLate(state, claimed)) {
      return Transition.refused(
          Code.DEADLINE_PASSED,
          "the deadline of this attempt has passed, and the job was taken from you");
    }
    return switch (state) {
      case Open open -> open(open, event);
      case Assigned assigned -> assigned(assigned, event);
      case Provisional provisional -> provisional(provisional, event);
      case Audit audit -> audit(audit, event);
      case Confirmed confirmed -> confirmed(confirmed, event);
      case Ended ended -> outOfPlace(ended, event);
    };
  }

  private Transition open(Open open, JobEvent event) {
    return switch (event) {
      case Matched matched -> assign(open, matched);
      case CancelAsked cancel -> cancel(open, cancel);
      case ExitReached exit ->
          ifDue(open, exit, () -> refundAll(Ending.EXPIRED, open.attempts(), List.of(), List.of()));
      case ResultClaimed _, Declined _, AuditStarted _, VerdictGiven _, ProviderConvicted _ ->
          outOfPlace(open, event);
    };
  }

  private Transition assigned(Assigned assigned, JobEvent event) {
    return switch (event) {
      case ResultClaimed claimed ->
          byProvider(assigned, claimed.attempt(), claimed.sender(), () -> claim(assigned, claimed));
      case Declined declined ->
          byProvider(
              assigned, declined.attempt(), declined.sender(), () -> decline(assigned, declined));
      case ExitReached exit -> ifDue(assigned, exit, () -> late(assigned, exit.height()));
      case Matched _, CancelAsked _, AuditStarted _, VerdictGiven _, ProviderConvicted _ ->
          outOfPlace(assigned, event);
    };
  }

  private Transition provisional(Provisional job, JobEvent event) {
    return switch (event) {
      case AuditStarted started ->
          ofAttempt(
              job,
              started.attempt(),
              () -> moved(new Audit(job.earlier(), job.running(), job.auditDeadlineHeight())));
      case ExitReached exit -> ifDue(job, exit, () -> inconclusive(job, job.running()));
      case ResultClaimed claimed ->
          byProvider(job, claimed.attempt(), claimed.sender(), JobLife::alreadyClaimed);
      case Matched _, CancelAsked _, Declined _, VerdictGiven _, ProviderConvicted _ ->
          outOfPlace(job, event);
    };
  }

  private Transition audit(Audit job, JobEvent event) {
    return switch (event) {
      case VerdictGiven given -> ofAttempt(job, given.attempt(), () -> judge(job, given));
      case ExitReached exit -> ifDue(job, exit, () -> inconclusive(job, job.running()));
      case ResultClaimed claimed ->
          byProvider(job, claimed.attempt(), claimed.sender(), JobLife::alreadyClaimed);
      case Matched _, CancelAsked _, Declined _, AuditStarted _, ProviderConvicted _ ->
          outOfPlace(job, event);
    };
  }

  private Transition confirmed(Confirmed job, JobEvent event) {
    return switch (event) {
      case ExitReached exit -> ifDue(job, exit, () -> pay(job));
      case ProviderConvicted convicted -> voidPayout(job, convicted);
      case ResultClaimed claimed ->
          byProvider(job, claimed.attempt(), claimed.sender(), JobLife::alreadyClaimed);
      case Matched _, CancelAsked _, Declined _, AuditStarted _, VerdictGiven _ ->
          outOfPlace(job, event);
    };
  }

  // OPEN

  private Transition assign(Open open, Matched matched) {
    Attempt attempt = matched.attempt();
    if (matched.height() >= terms.expiryHeight()) {
      return Transition.refused(
          Code.WRONG_STATE, "the job expires at height " + terms.expiryHeight());
    }
    if (attempt.number() != open.attempts().size() + 1
        || terms.priceLimit().isLessThan(attempt.price())
        || open.attempts().stream()
            .anyMatch(failed -> failed.provider().equals(attempt.provider()))) {
      return Transition.refused(Code.WRONG_ATTEMPT, "this offer may not have this job");
    }
    return moved(
        new Assigned(open.attempts(), attempt), List.of(new Move.LockBond(attempt.offer())));
  }

  private Transition cancel(Open open, CancelAsked cancel) {
    if (!cancel.sender().equals(terms.client())) {
      return Transition.refused(
          Code.NOT_YOUR_JOB, "the job belongs to " + terms.client() + ", who alone can cancel it");
    }
    Amount fee = rules.cancelFee().min(terms.escrow());
    return ended(
        Ending.CANCELLED,
        open.attempts(),
        List.of(new Move.Burn(fee), refund(terms.escrow().minus(fee))),
        List.of());
  }

  // ASSIGNED

  private Transition claim(Assigned job, ResultClaimed claimed) {
    Attempt attempt = job.running();
    if (claimed.height() > attempt.deadlineHeight()) {
      return Transition.refused(
          Code.DEADLINE_PASSED,
          "a result counted up to height "
              + attempt.deadlineHeight()
              + ", this is height "
              + claimed.height());
    }
    long auditDeadline = Math.addExact(claimed.height(), rules.auditWindowBlocks());
    return new Transition.Applied(
        new Provisional(
            job.earlier(), attempt.answered(claimed.claim(), claimed.height()), auditDeadline),
        List.of(),
        List.of(new Effect.RequestAudit(attempt.number(), auditDeadline)));
  }

  private Transition decline(Assigned job, Declined declined) {
    Attempt attempt = job.running();
    long last = Math.addExact(attempt.assignedHeight(), rules.declineWindowBlocks());
    if (declined.height() > last) {
      return Transition.refused(
          Code.DECLINE_TOO_LATE,
          "the job could be declined up to height "
              + last
              + ", this is height "
              + declined.height()
              + "; send a result by height "
              + attempt.deadlineHeight());
    }
    return failed(
        job,
        attempt.ended(AttemptEnd.ATTEMPT_END_DECLINED),
        declined.height(),
        new Move.ReleaseBond(attempt.offer()),
        new Effect.RecordDeed(attempt.provider(), Effect.Deed.DECLINED));
  }

  private Transition late(Assigned job, long height) {
    Attempt attempt = job.running();
    return failed(
        job,
        attempt.ended(AttemptEnd.ATTEMPT_END_LATE),
        height,
        new Move.PenaliseBond(attempt.offer(), rules.latePenalty(attempt.bond())),
        new Effect.RecordDeed(attempt.provider(), Effect.Deed.MISSED_DEADLINE));
  }

  // AUDIT

  private Transition judge(Audit job, VerdictGiven given) {
    Attempt judged = job.running().judged(given.verdict(), given.height());
    Optional<Hash> agreed = given.verdict().agreedRoot();
    if (agreed.isEmpty()) {
      return inconclusive(job, judged);
    }
    Optional<Judgement> judgement = given.verdict().judgement();
    if (judgement.isPresent()) {
      return byStatistics(job, judged, judgement.get(), given);
    }
    return agreed.get().equals(judged.claim().root())
        ? right(job, judged.ended(AttemptEnd.ATTEMPT_END_CONFIRMED), given)
        : wrong(job, judged.ended(AttemptEnd.ATTEMPT_END_REJECTED), given);
  }

  /** Statistics support a result or withhold its pay; they slash nobody. */
  private Transition byStatistics(
      Audit job, Attempt judged, Judgement judgement, VerdictGiven given) {
    return switch (judgement.finding()) {
      case FINDING_SUPPORTED -> right(job, judged.ended(AttemptEnd.ATTEMPT_END_CONFIRMED), given);
      case FINDING_UNPROVEN -> unpaid(job, judged.ended(AttemptEnd.ATTEMPT_END_UNPROVEN));
      case FINDING_INCONCLUSIVE, FINDING_UNSPECIFIED, UNRECOGNIZED -> inconclusive(job, judged);
    };
  }

  private Transition right(Audit job, Attempt attempt, VerdictGiven given) {
    if (attempt.claim().isMisdeclared()) {
      Amount fee = rules.misdeclaredFee().min(terms.escrow());
      return ended(
          Ending.MISDECLARED,
          and(job.earlier(), attempt),
          List.of(
              new Move.ReleaseBond(attempt.offer()),
              new Move.Pay(attempt.payout(), fee, PaymentReason.PAYMENT_REASON_MISDECLARED_FEE),
              refund(terms.escrow().minus(fee))),
          List.of());
    }
    long finalHeight = Math.addExact(given.height(), rules.challengeWindowBlocks());
    return moved(
        new Confirmed(job.earlier(), attempt, finalHeight),
        List.of(new Move.PayPremium(given.verdict().attestors(), premium(attempt))));
  }

  private Transition wrong(Audit job, Attempt attempt, VerdictGiven given) {
    Verdict verdict = given.verdict();
    return failed(
        job,
        attempt,
        given.height(),
        new Move.ForfeitBond(attempt.offer(), attempt.price(), verdict.attestors()),
        new Effect.RecordDeed(attempt.provider(), Effect.Deed.CONVICTED));
  }

  private Transition inconclusive(Running job, Attempt attempt) {
    return unpaid(job, attempt.ended(AttemptEnd.ATTEMPT_END_INCONCLUSIVE));
  }

  private Transition unpaid(Running job, Attempt attempt) {
    return refundAll(
        Ending.REFUNDED,
        and(job.earlier(), attempt),
        List.of(new Move.ReleaseBond(attempt.offer())),
        List.of());
  }

  // CONFIRMED

  private Transition pay(Confirmed job) {
    Attempt attempt = job.running();
    return ended(
        Ending.FINAL,
        job.attempts(),
        List.of(
            new Move.ReleaseBond(attempt.offer()),
            new Move.Pay(attempt.payout(), attempt.price(), PaymentReason.PAYMENT_REASON_REWARD),
            refund(terms.escrow().minus(premium(attempt)).minus(attempt.price()))),
        List.of(new Effect.RecordDeed(attempt.provider(), Effect.Deed.FINISHED)));
  }

  private Transition voidPayout(Confirmed job, ProviderConvicted convicted) {
    Attempt attempt = job.running();
    long vestsSince = attempt.judgement().orElseThrow().height();
    if (vestsSince > convicted.convictedHeight()) {
      return Transition.refused(
          Code.WRONG_STATE, "the payout vests only since after the conviction");
    }
    return ended(
        Ending.REFUNDED,
        and(job.earlier(), attempt.ended(AttemptEnd.ATTEMPT_END_VOIDED)),
        List.of(
            new Move.ReleaseBond(attempt.offer()), refund(terms.escrow().minus(premium(attempt)))),
        List.of());
  }

  /** The premium of an attempt's price, paid when its result is confirmed. */
  private Amount premium(Attempt attempt) {
    return rules.premium(attempt.price()).min(terms.premiumLimit());
  }

  // What several rows share.

  /** The job goes to somebody else, unless it was tried too often or is past its time. */
  private Transition failed(Running job, Attempt failed, long height, Move bond, Effect record) {
    List<Attempt> attempts = and(job.earlier(), failed);
    if (attempts.size() >= JobsLimits.ATTEMPTS_MAX) {
      return refundAll(Ending.REFUNDED, attempts, List.of(bond), List.of(record));
    }
    if (height >= terms.expiryHeight()) {
      return refundAll(Ending.EXPIRED, attempts, List.of(bond), List.of(record));
    }
    return new Transition.Applied(new Open(attempts), List.of(bond), List.of(record));
  }

  private Transition refundAll(
      Ending ending, List<Attempt> attempts, List<Move> moves, List<Effect> effects) {
    List<Move> all = new ArrayList<>(moves);
    all.add(refund(terms.escrow()));
    return ended(ending, attempts, all, effects);
  }

  private Move refund(Amount amount) {
    return new Move.Pay(terms.client(), amount, PaymentReason.PAYMENT_REASON_REFUND);
  }

  private static Transition ended(
      Ending ending, List<Attempt> attempts, List<Move> moves, List<Effect> effects) {
    return new Transition.Applied(new Ended(ending, attempts), moves, effects);
  }

  private static Transition moved(JobState state) {
    return moved(state, List.of());
  }

  private static Transition moved(JobState state, List<Move> moves) {
    return new Transition.Applied(state, moves, List.of());
  }

  private static List<Attempt> and(List<Attempt> earlier, Attempt last) {
    List<Attempt> all = new ArrayList<>(earlier);
    all.add(last);
    return all;
  }

  // Guards.

  private interface Row {
    Transition apply();
  }

  private Transition ifDue(JobState state, ExitReached exit, Row row) {
    long due = state.exitHeight(terms).orElseThrow();
    return exit.height() < due
        ? Transition.refused(Code.WRONG_STATE, "the job stays as it is up to height " + due)
        : row.apply();
  }

  private static Transition byProvider(Running job, int attempt, Address sender, Row row) {
    if (!sender.equals(job.running().provider())) {
      return Transition.refused(
          Code.NOT_ASSIGNED_TO_YOU,
          "the job is assigned to " + job.running().provider() + ", not to " + sender);
    }
    return ofAttempt(job, attempt, row);
  }

  private static Transition ofAttempt(Running job, int attempt, Row row) {
    return attempt == job.running().number()
        ? row.apply()
        : Transition.refused(
            Code.WRONG_ATTEMPT,
            "the running attempt is number " + job.running().number() + ", not " + attempt);
  }

  private static boolean cameLate(JobState state, ResultClaimed claimed) {
    return state.attempts().stream()
        .anyMatch(
            attempt ->
                attempt.number() == claimed.attempt()
                    && attempt.provider().equals(claimed.sender())
                    && attempt.end().equals(Optional.of(AttemptEnd.ATTEMPT_END_LATE)));
  }

  private static Transition alreadyClaimed() {
    return Transition.refused(
        Code.RESULT_ALREADY_SUBMITTED, "this attempt has a result already, which counts");
  }

  private static Transition outOfPlace(JobState state, JobEvent event) {
    String wanted =
        switch (event) {
          case Matched _ -> "only an OPEN one is matched";
          case CancelAsked _ -> "only an OPEN one can be cancelled";
          case ResultClaimed _ -> "only the provider of an ASSIGNED one sends a result";
          case Declined _ -> "only an ASSIGNED one can be declined";
          case AuditStarted _ -> "only a PROVISIONAL one goes into audit";
          case VerdictGiven _ -> "only one in AUDIT is judged";
          case ExitReached _ -> "only a living one has an exit";
          case ProviderConvicted _ -> "only a CONFIRMED one has a payout that vests";
        };
    return Transition.refused(Code.WRONG_STATE, "the job is " + state.word() + "; " + wanted);
  }
}
