package org.laplace.jobs.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.laplace.jobs.life.LifeExamples.AUDITOR;
import static org.laplace.jobs.life.LifeExamples.CLIENT;
import static org.laplace.jobs.life.LifeExamples.MISDECLARED_CLAIM;
import static org.laplace.jobs.life.LifeExamples.RIGHT_CLAIM;
import static org.laplace.jobs.life.LifeExamples.RULES;
import static org.laplace.jobs.life.LifeExamples.TERMS;
import static org.laplace.jobs.life.LifeExamples.WRONG_CLAIM;
import static org.laplace.jobs.life.LifeExamples.address;
import static org.laplace.jobs.life.LifeExamples.agreed;
import static org.laplace.jobs.life.LifeExamples.attempt;
import static org.laplace.jobs.life.LifeExamples.judged;
import static org.laplace.jobs.life.LifeExamples.noAgreement;
import static org.laplace.jobs.life.LifeExamples.offer;
import static org.laplace.jobs.life.LifeExamples.payout;
import static org.laplace.jobs.life.LifeExamples.provider;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.laplace.jobs.life.JobState.Assigned;
import org.laplace.jobs.life.JobState.Audit;
import org.laplace.jobs.life.JobState.Confirmed;
import org.laplace.jobs.life.JobState.Ended;
import org.laplace.jobs.life.JobState.Ending;
import org.laplace.jobs.life.JobState.Open;
import org.laplace.jobs.life.JobState.Provisional;
import org.laplace.jobs.life.Transition.Applied;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Code;
import org.laplace.proto.v1.AttemptEnd;
import org.laplace.proto.v1.Finding;
import org.laplace.proto.v1.PaymentReason;

/** The table of the design, section 4: a nested class a row, a test an exit. */
final class JobLifeTest {
  private static final JobLife LIFE = new JobLife(TERMS, RULES);
  private static final Open OPEN = new Open(List.of());
  private static final Assigned ASSIGNED = new Assigned(List.of(), attempt(1, 2));
  private static final Provisional PROVISIONAL =
      new Provisional(List.of(), attempt(1, 2).answered(RIGHT_CLAIM, 5), 11);

  private static Audit audit(Claim claim) {
    return new Audit(List.of(), attempt(1, 2).answered(claim, 5), 11);
  }

  private static Confirmed confirmed() {
    return (Confirmed)
        applied(audit(RIGHT_CLAIM), new JobEvent.VerdictGiven(1, agreed(RIGHT_CLAIM), 7)).state();
  }

  /** A job that two providers have failed, in the hands of the third. */
  private static Assigned thirdAttempt() {
    return new Assigned(List.of(failed(1, 2), failed(2, 14)), attempt(3, 30));
  }

  private static Attempt failed(int number, long assignedHeight) {
    return attempt(number, assignedHeight).ended(AttemptEnd.ATTEMPT_END_LATE);
  }

  private static Applied applied(JobState state, JobEvent event) {
    return assertInstanceOf(Applied.class, LIFE.next(state, event));
  }

  private static void assertRefused(Code code, JobState state, JobEvent event) {
    assertEquals(
        code, assertInstanceOf(Transition.Refused.class, LIFE.next(state, event)).why().code());
  }

  private static void assertEnds(Ending ending, Applied applied) {
    assertEquals(ending, assertInstanceOf(Ended.class, applied.state()).ending());
  }

  private static Move refund(long amount) {
    return new Move.Pay(CLIENT, Amount.of(amount), PaymentReason.PAYMENT_REASON_REFUND);
  }

  private static Optional<AttemptEnd> lastEnd(Applied applied) {
    return applied.state().attempts().getLast().end();
  }

  private static Effect deed(int attempt, Effect.Deed deed) {
    return new Effect.RecordDeed(provider(attempt), deed);
  }

  @Nested
  final class AnOpenJob {
    @Test
    void isAssignedAndLocksTheBondOfASlot() {
      Applied applied = applied(OPEN, new JobEvent.Matched(attempt(1, 2)));
      assertEquals(ASSIGNED, applied.state());
      assertEquals(List.of(new Move.LockBond(offer(1))), applied.moves());
      assertEquals(OptionalLong.of(12), applied.state().exitHeight(TERMS));
    }

    @Test
    void isNotAssignedToAProviderThatFailedIt() {
      Attempt again =
          Attempt.assigned(
              2, offer(9), provider(1), payout(1), Amount.of(800), Amount.of(24_000), 20, 30);
      assertRefused(
          Code.WRONG_ATTEMPT, new Open(List.of(failed(1, 2))), new JobEvent.Matched(again));
    }

    @Test
    void isNotAssignedForMoreThanItsPriceLimit() {
      Attempt dear =
          Attempt.assigned(
              1, offer(1), provider(1), payout(1), Amount.of(1_001), Amount.of(50_000), 2, 12);
      assertRefused(Code.WRONG_ATTEMPT, OPEN, new JobEvent.Matched(dear));
    }

    @Test
    void isNotAssignedAtItsExpiryHeight() {
      assertRefused(Code.WRONG_STATE, OPEN, new JobEvent.Matched(attempt(1, 100)));
    }

    @Test
    void isCancelledByItsClientForAFeeThatIsBurnt() {
      Applied applied = applied(OPEN, new JobEvent.CancelAsked(CLIENT, 3));
      assertEnds(Ending.CANCELLED, applied);
      assertEquals(List.of(new Move.Burn(Amount.of(10)), refund(1_140)), applied.moves());
    }

    @Test
    void isNotCancelledByAnybodyElse() {
      assertRefused(Code.NOT_YOUR_JOB, OPEN, new JobEvent.CancelAsked(address(2), 3));
    }

    @Test
    void expiresAtItsHeightAndNotBefore() {
      assertRefused(Code.WRONG_STATE, OPEN, new JobEvent.ExitReached(99));
      Applied applied = applied(OPEN, new JobEvent.ExitReached(100));
      assertEnds(Ending.EXPIRED, applied);
      assertEquals(List.of(refund(1_150)), applied.moves());
    }
  }

  @Nested
  final class AnAssignedJob {
    @Test
    void isProvisionalWithAResultAndAsksForAnAudit() {
      Applied applied =
          applied(ASSIGNED, new JobEvent.ResultClaimed(1, provider(1), RIGHT_CLAIM, 5));
      assertEquals(PROVISIONAL, applied.state());
      assertEquals(List.of(new Effect.RequestAudit(1, 11)), applied.effects());
      assertEquals(List.of(), applied.moves());
    }

    @Test
    void takesAResultInTheBlockOfItsDeadline() {
      assertInstanceOf(
          Provisional.class,
          applied(ASSIGNED, new JobEvent.ResultClaimed(1, provider(1), RIGHT_CLAIM, 12)).state());
    }

    @Test
    void takesNoResultAfterItsDeadline() {
      assertRefused(
          Code.DEADLINE_PASSED,
          ASSIGNED,
          new JobEvent.ResultClaimed(1, provider(1), RIGHT_CLAIM, 13));
    }

    @Test
    void takesNoResultFromAnotherProvider() {
      assertRefused(
          Code.NOT_ASSIGNED_TO_YOU,
          ASSIGNED,
          new JobEvent.ResultClaimed(1, provider(2), RIGHT_CLAIM, 5));
    }

    @Test
    void takesNoResultOfAnotherAttempt() {
      assertRefused(
          Code.WRONG_ATTEMPT, ASSIGNED, new JobEvent.ResultClaimed(2, provider(1), RIGHT_CLAIM, 5));
    }

    @Test
    void tellsAProviderWhoCameLateThatHisDeadlinePassed() {
      assertRefused(
          Code.DEADLINE_PASSED,
          new Open(List.of(failed(1, 2))),
          new JobEvent.ResultClaimed(1, provider(1), RIGHT_CLAIM, 14));
    }

    @Test
    void isOpenAgainWhenDeclinedInTimeAndTheBondIsFree() {
      Applied applied = applied(ASSIGNED, new JobEvent.Declined(1, provider(1), 5));
      assertInstanceOf(Open.class, applied.state());
      assertEquals(Optional.of(AttemptEnd.ATTEMPT_END_DECLINED), lastEnd(applied));
      assertEquals(List.of(new Move.ReleaseBond(offer(1))), applied.moves());
      assertEquals(List.of(deed(1, Effect.Deed.DECLINED)), applied.effects());
    }

    @Test
    void cannotBeDeclinedLate() {
      assertRefused(Code.DECLINE_TOO_LATE, ASSIGNED, new JobEvent.Declined(1, provider(1), 6));
    }

    @Test
    void isOpenAgainAfterItsDeadlineAndAPartOfTheBondIsBurnt() {
      assertRefused(Code.WRONG_STATE, ASSIGNED, new JobEvent.ExitReached(11));
      Applied applied = applied(ASSIGNED, new JobEvent.ExitReached(12));
      assertInstanceOf(Open.class, applied.state());
      assertEquals(Optional.of(AttemptEnd.ATTEMPT_END_LATE), lastEnd(applied));
      assertEquals(List.of(new Move.PenaliseBond(offer(1), Amount.of(2_400))), applied.moves());
      assertEquals(List.of(deed(1, Effect.Deed.MISSED_DEADLINE)), applied.effects());
    }

    @Test
    void isRefundedAfterTheThirdFailedAttempt() {
      Applied applied = applied(thirdAttempt(), new JobEvent.ExitReached(40));
      assertEnds(Ending.REFUNDED, applied);
      assertEquals(3, applied.state().attempts().size());
      assertEquals(
          List.of(new Move.PenaliseBond(offer(3), Amount.of(2_400)), refund(1_150)),
          applied.moves());
    }

    @Test
    void countsADeclineAsAFailedAttempt() {
      assertEnds(
          Ending.REFUNDED, applied(thirdAttempt(), new JobEvent.Declined(3, provider(3), 30)));
    }

    @Test
    void expiresInsteadOfOpeningAgainPastItsExpiryHeight() {
      Assigned nearTheEnd = new Assigned(List.of(), attempt(1, 95));
      Applied applied = applied(nearTheEnd, new JobEvent.ExitReached(105));
      assertEnds(Ending.EXPIRED, applied);
      assertEquals(refund(1_150), applied.moves().getLast());
    }

    @Test
    void cannotBeCancelled() {
      assertRefused(Code.WRONG_STATE, ASSIGNED, new JobEvent.CancelAsked(CLIENT, 3));
    }
  }

  @Nested
  final class AProvisionalJob {
    @Test
    void goesIntoAuditWhenValidatorsAreDrawn() {
      Applied applied = applied(PROVISIONAL, new JobEvent.AuditStarted(1, 6));
      assertEquals(audit(RIGHT_CLAIM), applied.state());
      assertEquals(List.of(), applied.moves());
    }

    @Test
    void takesNoSecondResult() {
      assertRefused(
          Code.RESULT_ALREADY_SUBMITTED,
          PROVISIONAL,
          new JobEvent.ResultClaimed(1, provider(1), WRONG_CLAIM, 6));
    }

    @Test
    void isNotJudgedBeforeItIsAudited() {
      assertRefused(
          Code.WRONG_STATE, PROVISIONAL, new JobEvent.VerdictGiven(1, agreed(RIGHT_CLAIM), 6));
    }

    @Test
    void isRefundedWithoutBlameWhenNobodyAuditsIt() {
      Applied applied = applied(PROVISIONAL, new JobEvent.ExitReached(11));
      assertEnds(Ending.REFUNDED, applied);
      assertEquals(Optional.of(AttemptEnd.ATTEMPT_END_INCONCLUSIVE), lastEnd(applied));
      assertEquals(List.of(new Move.ReleaseBond(offer(1)), refund(1_150)), applied.moves());
    }
  }

  @Nested
  final class AJobInAudit {
    @Test
    void isConfirmedWhenTheAgreedRootIsTheClaimedOne() {
      Applied applied =
          applied(audit(RIGHT_CLAIM), new JobEvent.VerdictGiven(1, agreed(RIGHT_CLAIM), 7));
      assertInstanceOf(Confirmed.class, applied.state());
      assertEquals(OptionalLong.of(15), applied.state().exitHeight(TERMS));
      assertEquals(List.of(new Move.PayPremium(List.of(AUDITOR), Amount.of(80))), applied.moves());
      assertEquals(List.of(), applied.effects());
    }

    @Test
    void isOpenAgainWhenAnotherRootIsAgreedAndTheProviderIsConvicted() {
      Applied applied =
          applied(audit(WRONG_CLAIM), new JobEvent.VerdictGiven(1, agreed(RIGHT_CLAIM), 7));
      assertInstanceOf(Open.class, applied.state());
      assertEquals(Optional.of(AttemptEnd.ATTEMPT_END_REJECTED), lastEnd(applied));
      assertEquals(
          List.of(new Move.ForfeitBond(offer(1), Amount.of(800), List.of(AUDITOR))),
          applied.moves());
      assertEquals(List.of(deed(1, Effect.Deed.CONVICTED)), applied.effects());
    }

    @Test
    void isRefundedWhenTheThirdResultIsWrong() {
      Audit third =
          new Audit(
              List.of(failed(1, 2), failed(2, 14)), attempt(3, 30).answered(WRONG_CLAIM, 33), 39);
      Applied applied = applied(third, new JobEvent.VerdictGiven(3, agreed(RIGHT_CLAIM), 35));
      assertEnds(Ending.REFUNDED, applied);
      assertEquals(refund(1_150), applied.moves().getLast());
    }

    @Test
    void isRefundedWithoutBlameWhenValidatorsDoNotAgree() {
      Applied applied =
          applied(audit(WRONG_CLAIM), new JobEvent.VerdictGiven(1, noAgreement(), 11));
      assertEnds(Ending.REFUNDED, applied);
      assertEquals(Optional.of(AttemptEnd.ATTEMPT_END_INCONCLUSIVE), lastEnd(applied));
      assertEquals(List.of(new Move.ReleaseBond(offer(1)), refund(1_150)), applied.moves());
      assertEquals(List.of(), applied.effects());
    }

    @Test
    void isConfirmedWhenStatisticsSupportTheClaim() {
      Applied applied =
          applied(
              audit(RIGHT_CLAIM),
              new JobEvent.VerdictGiven(1, judged(RIGHT_CLAIM, Finding.FINDING_SUPPORTED), 7));
      assertInstanceOf(Confirmed.class, applied.state());
      assertEquals(List.of(new Move.PayPremium(List.of(AUDITOR), Amount.of(80))), applied.moves());
    }

    @Test
    void isRefundedAndNobodySlashedWhenStatisticsDoNotSupportTheClaim() {
      Applied applied =
          applied(
              audit(WRONG_CLAIM),
              new JobEvent.VerdictGiven(1, judged(WRONG_CLAIM, Finding.FINDING_UNPROVEN), 7));
      assertEnds(Ending.REFUNDED, applied);
      assertEquals(Optional.of(AttemptEnd.ATTEMPT_END_UNPROVEN), lastEnd(applied));
      assertEquals(List.of(new Move.ReleaseBond(offer(1)), refund(1_150)), applied.moves());
      assertEquals(List.of(), applied.effects());
    }

    @Test
    void isRefundedWithoutBlameWhenStatisticsCannotTell() {
      Applied applied =
          applied(
              audit(RIGHT_CLAIM),
              new JobEvent.VerdictGiven(1, judged(RIGHT_CLAIM, Finding.FINDING_INCONCLUSIVE), 7));
      assertEnds(Ending.REFUNDED, applied);
      assertEquals(Optional.of(AttemptEnd.ATTEMPT_END_INCONCLUSIVE), lastEnd(applied));
    }

    @Test
    void isRefundedWithoutBlameAtItsDeadline() {
      Applied applied = applied(audit(WRONG_CLAIM), new JobEvent.ExitReached(11));
      assertEnds(Ending.REFUNDED, applied);
      assertEquals(List.of(new Move.ReleaseBond(offer(1)), refund(1_150)), applied.moves());
    }

    @Test
    void endsMisdeclaredForASmallFeeWhenTheProviderWasRightAboutThat() {
      Applied applied =
          applied(
              audit(MISDECLARED_CLAIM), new JobEvent.VerdictGiven(1, agreed(MISDECLARED_CLAIM), 7));
      assertEnds(Ending.MISDECLARED, applied);
      assertEquals(
          List.of(
              new Move.ReleaseBond(offer(1)),
              new Move.Pay(payout(1), Amount.of(20), PaymentReason.PAYMENT_REASON_MISDECLARED_FEE),
              refund(1_130)),
          applied.moves());
    }

    @Test
    void convictsAProviderWhoWronglySaysMisdeclared() {
      Applied applied =
          applied(audit(MISDECLARED_CLAIM), new JobEvent.VerdictGiven(1, agreed(RIGHT_CLAIM), 7));
      assertEquals(List.of(deed(1, Effect.Deed.CONVICTED)), applied.effects());
    }

    @Test
    void takesNoVerdictOnAnotherAttempt() {
      assertRefused(
          Code.WRONG_ATTEMPT,
          audit(RIGHT_CLAIM),
          new JobEvent.VerdictGiven(2, agreed(WRONG_CLAIM), 7));
    }
  }

  @Nested
  final class AConfirmedJob {
    @Test
    void isFinalWhenTheWindowClosesAndPaysThePriceToThePayoutAddress() {
      assertRefused(Code.WRONG_STATE, confirmed(), new JobEvent.ExitReached(14));
      Applied applied = applied(confirmed(), new JobEvent.ExitReached(15));
      assertEnds(Ending.FINAL, applied);
      assertEquals(
          List.of(
              new Move.ReleaseBond(offer(1)),
              new Move.Pay(payout(1), Amount.of(800), PaymentReason.PAYMENT_REASON_REWARD),
              refund(270)),
          applied.moves());
      assertEquals(List.of(deed(1, Effect.Deed.FINISHED)), applied.effects());
    }

    @Test
    void isRefundedWhenItsProviderIsConvictedForAnotherJob() {
      Applied applied = applied(confirmed(), new JobEvent.ProviderConvicted(9, 10));
      assertEnds(Ending.REFUNDED, applied);
      assertEquals(Optional.of(AttemptEnd.ATTEMPT_END_VOIDED), lastEnd(applied));
      assertEquals(List.of(new Move.ReleaseBond(offer(1)), refund(1_070)), applied.moves());
    }

    @Test
    void isVoidedByAConvictionInTheBlockThatConfirmedIt() {
      assertEnds(Ending.REFUNDED, applied(confirmed(), new JobEvent.ProviderConvicted(7, 7)));
    }

    @Test
    void isNotTouchedByAConvictionOfBefore() {
      assertRefused(Code.WRONG_STATE, confirmed(), new JobEvent.ProviderConvicted(6, 10));
    }
  }

  @Nested
  final class AnEndedJob {
    @Test
    void hasNoExit() {
      for (Ending ending : Ending.values()) {
        Ended ended = new Ended(ending, List.of());
        assertEquals(OptionalLong.empty(), ended.exitHeight(TERMS));
        assertRefused(Code.WRONG_STATE, ended, new JobEvent.ExitReached(1_000));
      }
    }
  }
}
