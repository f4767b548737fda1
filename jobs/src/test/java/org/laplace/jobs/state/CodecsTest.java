package org.laplace.jobs.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.laplace.jobs.life.Attempt;
import org.laplace.jobs.life.JobEvent;
import org.laplace.jobs.life.JobLife;
import org.laplace.jobs.life.JobState;
import org.laplace.jobs.life.LifeExamples;
import org.laplace.jobs.life.Transition;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Hash;
import org.laplace.proto.v1.JobClass;
import org.laplace.proto.v1.JobStatus;
import org.laplace.proto.v1.OfferStanding;
import org.laplace.proto.v1.PaymentReason;

/** Records come back from their encodings as they were. */
final class CodecsTest {
  private static final Attempt FIRST = LifeExamples.attempt(1, 2);
  private static final Attempt SECOND = LifeExamples.attempt(2, 20);

  private static JobState after(JobState state, JobEvent... events) {
    for (JobEvent event : events) {
      var life = new JobLife(LifeExamples.TERMS, LifeExamples.RULES);
      state = ((Transition.Applied) life.next(state, event)).state();
    }
    return state;
  }

  /** One of each status, reached by a life. */
  private static List<JobState> states() {
    JobState open = new JobState.Open(List.of());
    JobState second =
        after(
            open,
            new JobEvent.Matched(FIRST),
            new JobEvent.ExitReached(12),
            new JobEvent.Matched(SECOND));
    JobState provisional =
        after(
            second,
            new JobEvent.ResultClaimed(2, LifeExamples.provider(2), LifeExamples.RIGHT_CLAIM, 22));
    JobState audit = after(provisional, new JobEvent.AuditStarted(2, 23));
    JobState confirmed =
        after(
            audit, new JobEvent.VerdictGiven(2, LifeExamples.agreed(LifeExamples.RIGHT_CLAIM), 24));
    return List.of(
        open,
        second,
        provisional,
        audit,
        confirmed,
        after(confirmed, new JobEvent.ExitReached(32)),
        after(confirmed, new JobEvent.ProviderConvicted(25, 26)),
        after(audit, new JobEvent.VerdictGiven(2, LifeExamples.noAgreement(), 24)),
        after(open, new JobEvent.CancelAsked(LifeExamples.CLIENT, 2)),
        after(open, new JobEvent.ExitReached(100)),
        new JobState.Ended(JobState.Ending.MISDECLARED, List.of(FIRST)));
  }

  private static Job job(JobState state) {
    return new Job(
        LifeExamples.id(1),
        LifeExamples.TERMS,
        new Declared(LifeExamples.id(2), JobClass.JOB_CLASS_CIRCUIT, "statevector/1", 4, 1_000),
        state,
        24,
        List.of(
            new Job.Payment(
                Optional.of(LifeExamples.CLIENT),
                Amount.of(7),
                PaymentReason.PAYMENT_REASON_REFUND,
                24),
            new Job.Payment(
                Optional.empty(), Amount.of(8), PaymentReason.PAYMENT_REASON_BURNT, 24)));
  }

  @Test
  void aJobComesBackInEveryState() {
    for (JobState state : states()) {
      Job job = job(state);
      assertEquals(job, JobCodec.INSTANCE.decode(JobCodec.INSTANCE.encode(job)));
    }
  }

  @Test
  void aJobIsTheRecordThatReceiptsProve() throws InvalidProtocolBufferException {
    var record = org.laplace.proto.v1.Job.parseFrom(JobCodec.INSTANCE.encode(job(states().get(4))));
    assertEquals(JobStatus.JOB_STATUS_CONFIRMED, record.getStatus());
    assertEquals(32, record.getExitHeight());
    assertEquals(1_000, record.getPriceLimit());
    assertEquals(2, record.getAttemptsCount());
    assertEquals(LifeExamples.RIGHT_CLAIM.root(), new Hash(record.getAttempts(1).getResultRoot()));
    assertEquals(24, record.getAttempts(1).getVerdict().getHeight());
    assertEquals(
        List.of(LifeExamples.AUDITOR.bytes()),
        record.getAttempts(1).getVerdict().getAttestorsList());
  }

  @Test
  void anOfferComesBack() {
    OfferTerms terms =
        new OfferTerms(
            "statevector/1", 20, Amount.of(1_000), 7, 3, Amount.of(60_000), LifeExamples.payout(1));
    Offer offer =
        new Offer(
            LifeExamples.id(3),
            LifeExamples.provider(1),
            terms,
            2,
            OfferStanding.OFFER_STANDING_WITHDRAWN,
            9);
    assertEquals(offer, OfferCodec.INSTANCE.decode(OfferCodec.INSTANCE.encode(offer)));
  }

  @Test
  void aProvidersRecordComesBack() {
    ProviderRecord provider = new ProviderRecord(LifeExamples.provider(1), 1, 2, 3, 4, 5, 6, 7, 8);
    assertEquals(provider, ProviderCodec.INSTANCE.decode(ProviderCodec.INSTANCE.encode(provider)));
  }
}
