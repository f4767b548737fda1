package org.laplace.node.chain;

import com.google.protobuf.ByteString;
import org.laplace.primitives.Address;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Hash;
import org.laplace.proto.v1.Action;
import org.laplace.proto.v1.Attest;
import org.laplace.proto.v1.CancelJob;
import org.laplace.proto.v1.DeclineJob;
import org.laplace.proto.v1.JobSpec;
import org.laplace.proto.v1.OpenJob;
import org.laplace.proto.v1.OutcomeKind;
import org.laplace.proto.v1.PostOffer;
import org.laplace.proto.v1.SubmitResult;
import org.laplace.proto.v1.Transfer;
import org.laplace.proto.v1.WithdrawOffer;
import org.laplace.simulators.Evaluation;

/** What people ask of the chain, with the values that most tests do not care about. */
public final class Actions {
  public static final Amount BOND = Amount.of(1_000 * Amount.MICRO_LAP_PER_LAP);
  public static final Amount PRICE_LIMIT = Amount.of(2_000_000);

  private Actions() {}

  public static Action transfer(Address recipient, long microLap) {
    return Action.newBuilder()
        .setTransfer(Transfer.newBuilder().setRecipient(recipient.bytes()).setAmount(microLap))
        .build();
  }

  public static Action openJob(JobSpec spec, long expiryHeight) {
    return Action.newBuilder()
        .setOpenJob(
            OpenJob.newBuilder()
                .setSpec(spec)
                .setPriceLimit(PRICE_LIMIT.microLap())
                .setExpiryHeight(expiryHeight))
        .build();
  }

  public static Action cancel(Hash job) {
    return Action.newBuilder().setCancelJob(CancelJob.newBuilder().setJobId(job.bytes())).build();
  }

  /** One slot. */
  public static Action offer(String engine, long pricePerMegaWork) {
    return Action.newBuilder()
        .setPostOffer(
            PostOffer.newBuilder()
                .setEngine(engine)
                .setSizeMax(20)
                .setPricePerMegaWork(pricePerMegaWork)
                .setSlots(1)
                .setBondPerSlot(BOND.microLap()))
        .build();
  }

  public static Action withdraw(Hash offer) {
    return Action.newBuilder()
        .setWithdrawOffer(WithdrawOffer.newBuilder().setOfferId(offer.bytes()))
        .build();
  }

  public static Action result(Hash job, int attempt, Evaluation evaluation) {
    return result(
        job, attempt, OutcomeKind.forNumber(evaluation.kind().number()), evaluation.resultBytes());
  }

  public static Action result(Hash job, int attempt, OutcomeKind outcome, ByteString result) {
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

  public static Action attest(Hash job, int attempt, Hash root) {
    return Action.newBuilder()
        .setAttest(
            Attest.newBuilder()
                .setJobId(job.bytes())
                .setAttempt(attempt)
                .setResultRoot(root.bytes()))
        .build();
  }
}
