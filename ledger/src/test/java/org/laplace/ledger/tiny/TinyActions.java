package org.laplace.ledger.tiny;

import com.google.protobuf.ByteString;
import java.util.Optional;
import org.laplace.ledger.lane.ActionHandler;
import org.laplace.ledger.lane.ActionRouter;
import org.laplace.ledger.lane.BoundAction;
import org.laplace.ledger.lane.DataInputs;
import org.laplace.ledger.lane.Lane;
import org.laplace.ledger.lane.Outbox;
import org.laplace.ledger.message.Attested;
import org.laplace.ledger.message.Credit;
import org.laplace.ledger.message.FaucetDripped;
import org.laplace.ledger.message.JobCancelled;
import org.laplace.ledger.message.JobDeclined;
import org.laplace.ledger.message.JobOpened;
import org.laplace.ledger.message.Message;
import org.laplace.ledger.message.ResultSubmitted;
import org.laplace.primitives.Address;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Code;
import org.laplace.primitives.Hash;
import org.laplace.primitives.Parsed;
import org.laplace.primitives.Rejection;
import org.laplace.proto.v1.Action;
import org.laplace.proto.v1.Attest;
import org.laplace.proto.v1.CancelJob;
import org.laplace.proto.v1.DeclineJob;
import org.laplace.proto.v1.DripFaucet;
import org.laplace.proto.v1.OpenJob;
import org.laplace.proto.v1.SubmitResult;
import org.laplace.proto.v1.Transfer;

/**
 * What can be done on the tiny chain. OpenJob fills a purse, CancelJob pays it back to whoever
 * asks, PostOffer always fails in its lane, Attest is what hot lanes do, once for each job without
 * a fee.
 */
public final class TinyActions implements ActionRouter {
  public static final long WEIGHT = 1_000;

  public static Action transfer(Address recipient, long amount) {
    return Action.newBuilder()
        .setTransfer(Transfer.newBuilder().setRecipient(recipient.bytes()).setAmount(amount))
        .build();
  }

  /** Fills the purse of the new object; refused at settlement if the expiry height is past. */
  public static Action fill(long amount, long expiryHeight) {
    return Action.newBuilder()
        .setOpenJob(OpenJob.newBuilder().setPriceLimit(amount).setExpiryHeight(expiryHeight))
        .build();
  }

  public static Action empty(Hash purse) {
    return Action.newBuilder().setCancelJob(CancelJob.newBuilder().setJobId(purse.bytes())).build();
  }

  public static Action submit(Hash job) {
    return Action.newBuilder()
        .setSubmitResult(SubmitResult.newBuilder().setJobId(job.bytes()).setAttempt(1))
        .build();
  }

  public static Action decline(Hash job) {
    return Action.newBuilder()
        .setDeclineJob(DeclineJob.newBuilder().setJobId(job.bytes()).setAttempt(1))
        .build();
  }

  public static Action attest(Hash job) {
    return Action.newBuilder()
        .setAttest(
            Attest.newBuilder().setJobId(job.bytes()).setAttempt(1).setResultRoot(job.bytes()))
        .build();
  }

  public static Action drip(Address recipient) {
    return Action.newBuilder()
        .setDripFaucet(DripFaucet.newBuilder().setRecipient(recipient.bytes()))
        .build();
  }

  public static Action fail() {
    return Action.newBuilder()
        .setPostOffer(org.laplace.proto.v1.PostOffer.getDefaultInstance())
        .build();
  }

  @Override
  public Parsed<BoundAction<?>> route(Action action) {
    return switch (action.getActionCase()) {
      case TRANSFER -> transfer(action.getTransfer());
      case OPEN_JOB -> open(action.getOpenJob());
      case CANCEL_JOB ->
          of(
              action.getCancelJob().getJobId(),
              job -> (lane, outbox) -> send(outbox, new JobCancelled(job, lane.owner())));
      case SUBMIT_RESULT ->
          of(
              action.getSubmitResult().getJobId(),
              job ->
                  (lane, outbox) ->
                      send(
                          outbox,
                          new ResultSubmitted(
                              job,
                              1,
                              lane.owner(),
                              action.getSubmitResult().getOutcome(),
                              ByteString.EMPTY)));
      case DECLINE_JOB ->
          of(
              action.getDeclineJob().getJobId(),
              job -> (lane, outbox) -> send(outbox, new JobDeclined(job, 1, lane.owner())));
      case ATTEST -> attest(action.getAttest());
      case DRIP_FAUCET ->
          bound(
              (lane, outbox) ->
                  send(
                      outbox,
                      new FaucetDripped(new Address(action.getDripFaucet().getRecipient()))));
      case POST_OFFER ->
          bound(
              (_, outbox) -> {
                outbox.send(new Credit(new Address(ByteString.copyFrom(new byte[20]))));
                return refused(Code.WRONG_STATE, "this always fails");
              });
      case WITHDRAW_OFFER, ACTION_NOT_SET ->
          Parsed.refused(Code.MALFORMED_TRANSACTION, "the tiny chain has no such action");
    };
  }

  private static Parsed<BoundAction<?>> transfer(Transfer transfer) {
    if (!Address.isAddress(transfer.getRecipient()) || transfer.getAmount() < 0) {
      return Parsed.refused(Code.OUT_OF_RANGE, "no such transfer");
    }
    return bound(
        (_, outbox) ->
            outbox.send(
                new Credit(new Address(transfer.getRecipient())), Amount.of(transfer.getAmount())));
  }

  private static Parsed<BoundAction<?>> open(OpenJob open) {
    if (open.getPriceLimit() < 0) {
      return Parsed.refused(Code.OUT_OF_RANGE, "no such amount");
    }
    Amount amount = Amount.of(open.getPriceLimit());
    return bound(
        (lane, outbox) ->
            outbox.send(
                new JobOpened(
                    lane.objectId(),
                    lane.owner(),
                    open.getSpec(),
                    amount,
                    Amount.ZERO,
                    Amount.ZERO,
                    open.getExpiryHeight()),
                amount));
  }

  private static Parsed<BoundAction<?>> attest(Attest attest) {
    if (!Hash.isHash(attest.getJobId())) {
      return Parsed.refused(Code.MALFORMED_TRANSACTION, "no such id");
    }
    Hash job = new Hash(attest.getJobId());
    return Parsed.of(
        new BoundAction<>(
            new Handler(true),
            new Deed(
                Optional.of(job.bytes()),
                (lane, outbox) -> send(outbox, new Attested(job, 1, job, lane.owner())))));
  }

  private static Parsed<BoundAction<?>> of(
      ByteString id, java.util.function.Function<Hash, Run> run) {
    return Hash.isHash(id)
        ? bound(run.apply(new Hash(id)))
        : Parsed.refused(Code.MALFORMED_TRANSACTION, "no such id");
  }

  private static Parsed<BoundAction<?>> bound(Run run) {
    return Parsed.of(new BoundAction<>(new Handler(false), new Deed(Optional.empty(), run)));
  }

  private static Optional<Rejection> send(Outbox outbox, Message message) {
    outbox.send(message);
    return Optional.empty();
  }

  private static Optional<Rejection> refused(Code code, String text) {
    return Optional.of(new Rejection(code, text));
  }

  private interface Run {
    Optional<Rejection> in(Lane lane, Outbox outbox);
  }

  private record Deed(Optional<ByteString> free, Run run) {}

  private record Handler(boolean isForAttestors) implements ActionHandler<Deed, Deed> {
    @Override
    public Parsed<Deed> decode(Deed wire) {
      return Parsed.of(wire);
    }

    @Override
    public long weight() {
      return WEIGHT;
    }

    @Override
    public int messagesMax() {
      return 1;
    }

    @Override
    public Optional<ByteString> freeOfFee(Deed deed, Address sender, DataInputs inputs) {
      return deed.free();
    }

    @Override
    public Optional<Rejection> execute(Deed deed, Lane lane, DataInputs inputs, Outbox outbox) {
      return deed.run().in(lane, outbox);
    }
  }
}
