package org.laplace.qpu.daemon;

import org.laplace.primitives.Address;
import org.laplace.primitives.Amount;
import org.laplace.primitives.key.PrivateKey;
import org.laplace.primitives.tx.SignedTransaction;
import org.laplace.primitives.tx.Transactions;
import org.laplace.proto.v1.Action;
import org.laplace.proto.v1.DeclineJob;
import org.laplace.proto.v1.SubmitResult;
import org.laplace.proto.v1.TxBody;
import org.laplace.proto.v1.WithdrawOffer;
import org.laplace.qpu.daemon.journal.Purpose;
import org.laplace.qpu.spi.Outcome;
import org.laplace.qpu.spi.RunTag;

/** Makes the provider's transactions, one action each. */
final class Signer {
  private final PrivateKey key;
  private final Amount feeLimit;

  /**
   * @param feeLimit the most that a transaction may cost that is not free
   */
  Signer(PrivateKey key, Amount feeLimit) {
    this.key = key;
    this.feeLimit = feeLimit;
  }

  Address address() {
    return key.publicKey().address();
  }

  SignedTransaction result(Envelope envelope, RunTag run, Outcome outcome) {
    var submission =
        SubmitResult.newBuilder()
            .setJobId(run.job().bytes())
            .setAttempt(run.attempt())
            .setOutcome(outcome.kind())
            .setResult(outcome.result());
    // Free of fees: with a limit of zero a second copy could not be charged either.
    return sign(envelope, Amount.ZERO, Action.newBuilder().setSubmitResult(submission).build());
  }

  SignedTransaction charged(Envelope envelope, Purpose.DeclineRun decline) {
    var action =
        DeclineJob.newBuilder()
            .setJobId(decline.run().job().bytes())
            .setAttempt(decline.run().attempt());
    return sign(envelope, feeLimit, Action.newBuilder().setDeclineJob(action).build());
  }

  SignedTransaction charged(Envelope envelope, Purpose.PostOffer post) {
    return sign(envelope, feeLimit, Action.newBuilder().setPostOffer(post.terms()).build());
  }

  SignedTransaction charged(Envelope envelope, Purpose.WithdrawOffer withdrawal) {
    var action = WithdrawOffer.newBuilder().setOfferId(withdrawal.offer().bytes());
    return sign(envelope, feeLimit, Action.newBuilder().setWithdrawOffer(action).build());
  }

  /**
   * What a transaction needs beside its action.
   *
   * @param opensLane whether the key must go along
   */
  record Envelope(String chainId, long sequence, long expiryHeight, boolean opensLane) {}

  private SignedTransaction sign(Envelope envelope, Amount limit, Action action) {
    TxBody body =
        TxBody.newBuilder()
            .setChainId(envelope.chainId())
            .setSender(address().bytes())
            .setSequence(envelope.sequence())
            .setExpiryHeight(envelope.expiryHeight())
            .setFeeLimit(limit.microLap())
            .addActions(action)
            .build();
    return envelope.opensLane()
        ? Transactions.sign(body, key)
        : Transactions.signForOpenLane(body, key);
  }
}
