package org.laplace.cli;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import org.laplace.primitives.Address;
import org.laplace.primitives.Hash;
import org.laplace.primitives.tx.ResultRoot;
import org.laplace.primitives.tx.SpecHash;
import org.laplace.proto.v1.Attempt;
import org.laplace.proto.v1.AttemptEnd;
import org.laplace.proto.v1.CircuitResult;
import org.laplace.proto.v1.GetResultResponse;
import org.laplace.proto.v1.Job;
import org.laplace.proto.v1.JobClass;
import org.laplace.proto.v1.JobSpec;
import org.laplace.proto.v1.JobStatus;
import org.laplace.proto.v1.JobView;
import org.laplace.proto.v1.OpenJob;
import org.laplace.proto.v1.OutcomeKind;
import org.laplace.proto.v1.ParticlesResult;
import org.laplace.proto.v1.Payment;
import org.laplace.proto.v1.PaymentReason;
import org.laplace.proto.v1.QuoteResponse;
import org.laplace.proto.v1.ResultRegister;
import org.laplace.proto.v1.Verdict;

/** What becomes of jobs on a {@link FakeNode}. */
final class Lives {
  private static final long PRICE = 40_000;
  private static final long PREMIUM = 4_000;
  private static final long DEPOSIT = 100_000;

  private Lives() {}

  static Address address(String name) {
    return new Address(Hash.of(ByteString.copyFromUtf8(name)).bytes().substring(0, 20));
  }

  static QuoteResponse quote(JobSpec spec, int offers) {
    return QuoteResponse.newBuilder()
        .setSpec(
            spec.toBuilder()
                .setEngine(
                    spec.getJobClass() == JobClass.JOB_CLASS_CIRCUIT
                        ? "statevector/1"
                        : "particles/1")
                .setSize(3)
                .setMemoryBytes(128)
                .setWorkUnits(12_345))
        .setPrice(offers == 0 ? 0 : PRICE)
        .setPremium(offers == 0 ? 0 : PREMIUM)
        .setDeposit(DEPOSIT)
        .setFee(10_567)
        .setOffers(offers)
        .setDeadlineBlocks(61)
        .setAuditWindowBlocks(60)
        .setChallengeWindowBlocks(20)
        .setChecking("Every validator runs every result again.")
        .addNotices("Programs and results are public.")
        .build();
  }

  /** A liar first, then an honest provider. */
  static List<JobView> goodEnd(Address client, OpenJob open, Hash id) {
    List<JobView> life = new ArrayList<>();
    Job.Builder job = opened(client, open, id);
    add(life, 101, job);
    job.addAttempts(attempt(1, "liar").setPrice(PRICE / 2).setBond(PRICE * 30));
    add(life, 103, job.setStatus(JobStatus.JOB_STATUS_ASSIGNED).setExitHeight(163));
    job.getAttemptsBuilder(0)
        .setOutcome(OutcomeKind.OUTCOME_KIND_COMPUTED)
        .setResultRoot(Hash.of(ByteString.copyFromUtf8("lie")).bytes())
        .setResultHeight(104);
    add(life, 104, job.setStatus(JobStatus.JOB_STATUS_AUDIT).setExitHeight(164));
    job.getAttemptsBuilder(0)
        .setEnd(AttemptEnd.ATTEMPT_END_REJECTED)
        .setVerdict(verdict(id, 30, 106));
    add(life, 106, job.setStatus(JobStatus.JOB_STATUS_OPEN).setExitHeight(600));
    job.addAttempts(attempt(2, "provider").setPrice(PRICE).setBond(PRICE * 30));
    add(life, 107, job.setStatus(JobStatus.JOB_STATUS_ASSIGNED).setExitHeight(167));
    GetResultResponse result = result(open.getSpec(), id);
    job.getAttemptsBuilder(1)
        .setOutcome(result.getOutcome())
        .setResultRoot(result.getResultRoot())
        .setResultHash(Hash.of(result.getResult()).bytes())
        .setResultHeight(108);
    add(life, 108, job.setStatus(JobStatus.JOB_STATUS_AUDIT).setExitHeight(168));
    job.getAttemptsBuilder(1)
        .setEnd(AttemptEnd.ATTEMPT_END_CONFIRMED)
        .setVerdict(verdict(id, 40, 110));
    add(life, 110, job.setStatus(JobStatus.JOB_STATUS_CONFIRMED).setExitHeight(130));
    job.addPayments(payment(address("provider"), PRICE, PaymentReason.PAYMENT_REASON_REWARD))
        .addPayments(payment(address("payout"), PREMIUM, PaymentReason.PAYMENT_REASON_PREMIUM))
        .addPayments(payment(client, DEPOSIT, PaymentReason.PAYMENT_REASON_REFUND))
        .addPayments(
            Payment.newBuilder()
                .setAmount(600_000)
                .setReason(PaymentReason.PAYMENT_REASON_BURNT)
                .setHeight(106));
    add(life, 130, job.setStatus(JobStatus.JOB_STATUS_FINAL).setExitHeight(0));
    return life;
  }

  static List<JobView> expiry(Address client, OpenJob open, Hash id) {
    List<JobView> life = new ArrayList<>();
    Job.Builder job = opened(client, open, id);
    add(life, 101, job);
    job.addPayments(payment(client, DEPOSIT + PRICE, PaymentReason.PAYMENT_REASON_REFUND));
    add(life, 600, job.setStatus(JobStatus.JOB_STATUS_EXPIRED).setExitHeight(0));
    return life;
  }

  private static Job.Builder opened(Address client, OpenJob open, Hash id) {
    return Job.newBuilder()
        .setId(id.bytes())
        .setClient(client.bytes())
        .setSpecHash(SpecHash.of(open.getSpec()).bytes())
        .setJobClass(open.getSpec().getJobClass())
        .setEngine(open.getSpec().getEngine())
        .setSize(open.getSpec().getSize())
        .setWorkUnits(open.getSpec().getWorkUnits())
        .setPriceLimit(open.getPriceLimit())
        .setPremiumLimit(PREMIUM)
        .setDeposit(DEPOSIT)
        .setOpenedHeight(101)
        .setExpiryHeight(open.getExpiryHeight())
        .setStatus(JobStatus.JOB_STATUS_OPEN)
        .setExitHeight(open.getExpiryHeight());
  }

  private static void add(List<JobView> life, long height, Job.Builder job) {
    life.add(JobView.newBuilder().setHeight(height).setJob(job.setStatusHeight(height)).build());
  }

  private static Attempt.Builder attempt(int number, String provider) {
    return Attempt.newBuilder()
        .setNumber(number)
        .setOfferId(Hash.of(ByteString.copyFromUtf8("offer of " + provider)).bytes())
        .setProvider(address(provider).bytes())
        .setPayoutAddress(address(provider).bytes())
        .setAssignedHeight(103)
        .setDeadlineHeight(163);
  }

  private static Verdict verdict(Hash id, long power, long height) {
    return Verdict.newBuilder()
        .setAgreedRoot(id.bytes())
        .setPowerAgreed(power)
        .setPowerTotal(40)
        .addAttestors(address("hot").bytes())
        .setHeight(height)
        .build();
  }

  private static Payment payment(Address recipient, long amount, PaymentReason reason) {
    return Payment.newBuilder()
        .setRecipient(recipient.bytes())
        .setAmount(amount)
        .setReason(reason)
        .setHeight(130)
        .build();
  }

  static GetResultResponse result(JobSpec spec, Hash id) {
    ByteString bytes = spec.getJobClass() == JobClass.JOB_CLASS_CIRCUIT ? circuit() : particles();
    return GetResultResponse.newBuilder()
        .setJobId(id.bytes())
        .setAttempt(2)
        .setStatus(JobStatus.JOB_STATUS_FINAL)
        .setOutcome(OutcomeKind.OUTCOME_KIND_COMPUTED)
        .setResult(bytes)
        .setResultRoot(ResultRoot.of(OutcomeKind.OUTCOME_KIND_COMPUTED, bytes).bytes())
        .build();
  }

  /**
   * Two registers, a of two bits and b of one. The shots are 1 (only a[0]), three times 4 (only
   * b[0]), four times 7.
   */
  private static ByteString circuit() {
    return CircuitResult.newBuilder()
        .addRegisters(ResultRegister.newBuilder().setName("a").setSize(2))
        .addRegisters(ResultRegister.newBuilder().setName("b").setSize(1))
        .setShots(8)
        .setOutcomes(ByteString.copyFrom(new byte[] {1, 4, 4, 4, 7, 7, 7, 7}))
        .build()
        .toByteString();
  }

  private static ByteString particles() {
    return ParticlesResult.newBuilder()
        .setSteps(1_000)
        .addAllCoordinates(List.of(1.0, 0.0, -0.5, 1e12, -2.25, 0.0))
        .addAllVelocities(List.of(0.0, 0.5, 0.0, -0.001, 0.0, 3e-9))
        .setKineticEnergy(0.25)
        .setPotentialEnergy(-1.25)
        .setTotalEnergy(-1)
        .setInitialTotalEnergy(-1.000_000_001)
        .addAllMomentum(List.of(0.0, 0.0, 0.0))
        .addAllAngularMomentum(List.of(0.0, 0.0, 1.0))
        .setTime(10)
        .build()
        .toByteString();
  }
}
