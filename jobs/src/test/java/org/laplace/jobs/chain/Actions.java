package org.laplace.jobs.chain;

import com.google.protobuf.ByteString;
import org.laplace.primitives.Hash;
import org.laplace.proto.v1.Action;
import org.laplace.proto.v1.CancelJob;
import org.laplace.proto.v1.DeclineJob;
import org.laplace.proto.v1.JobClass;
import org.laplace.proto.v1.JobSpec;
import org.laplace.proto.v1.OpenJob;
import org.laplace.proto.v1.OutcomeKind;
import org.laplace.proto.v1.PostOffer;
import org.laplace.proto.v1.SubmitResult;
import org.laplace.proto.v1.WithdrawOffer;

/** Actions with sensible fields, to be changed where a test wants another. */
public final class Actions {
  public static final ByteString RIGHT = Oracle.RIGHT;
  public static final ByteString WRONG = ByteString.copyFromUtf8("wrong");
  public static final ByteString DISPUTED = Oracle.DISPUTED;
  public static final int MISDECLARED_SIZE = Oracle.MISDECLARED_SIZE;

  private Actions() {}

  /** A circuit of 4 qubits and 1,000,000 work units. */
  public static JobSpec.Builder spec() {
    return JobSpec.newBuilder()
        .setJobClass(JobClass.JOB_CLASS_CIRCUIT)
        .setEngine(MarketChain.CIRCUITS)
        .setProgram(ByteString.copyFromUtf8("OPENQASM 3.0;"))
        .setShots(100)
        .setSize(4)
        .setMemoryBytes(1_024)
        .setWorkUnits(1_000_000);
  }

  /** Pays up to 10,000 and waits up to height 500. */
  public static OpenJob.Builder job() {
    return OpenJob.newBuilder().setSpec(spec()).setPriceLimit(10_000).setExpiryHeight(500);
  }

  /** Asks 1,000 for {@link #spec}, in two slots. */
  public static PostOffer.Builder offer() {
    return PostOffer.newBuilder()
        .setEngine(MarketChain.CIRCUITS)
        .setSizeMax(20)
        .setPricePerMegaWork(1_000)
        .setSlots(2)
        .setBondPerSlot(60_000);
  }

  public static Action open(OpenJob.Builder job) {
    return Action.newBuilder().setOpenJob(job).build();
  }

  public static Action cancel(Hash job) {
    return Action.newBuilder().setCancelJob(CancelJob.newBuilder().setJobId(job.bytes())).build();
  }

  public static Action post(PostOffer.Builder offer) {
    return Action.newBuilder().setPostOffer(offer).build();
  }

  public static Action withdraw(Hash offer) {
    return Action.newBuilder()
        .setWithdrawOffer(WithdrawOffer.newBuilder().setOfferId(offer.bytes()))
        .build();
  }

  public static Action submit(Hash job, int attempt, ByteString result) {
    return submit(job, attempt, OutcomeKind.OUTCOME_KIND_COMPUTED, result);
  }

  public static Action submit(Hash job, int attempt, OutcomeKind outcome, ByteString result) {
    return Action.newBuilder()
        .setSubmitResult(
            SubmitResult.newBuilder()
                .setJobId(job.bytes())
                .setAttempt(attempt)
                .setOutcome(outcome)
                .setResult(result))
        .build();
  }

  public static Action decline(Hash job, int attempt) {
    return Action.newBuilder()
        .setDeclineJob(DeclineJob.newBuilder().setJobId(job.bytes()).setAttempt(attempt))
        .build();
  }
}
