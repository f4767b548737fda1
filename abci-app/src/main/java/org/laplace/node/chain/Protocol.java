package org.laplace.node.chain;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.laplace.jobs.JobsComponent;
import org.laplace.ledger.block.BlockExecutor;
import org.laplace.ledger.lane.ActionRouter;
import org.laplace.ledger.lane.BoundAction;
import org.laplace.ledger.lane.TransactionChecks;
import org.laplace.ledger.message.Attested;
import org.laplace.ledger.message.AuditRequested;
import org.laplace.ledger.message.AuditStarted;
import org.laplace.ledger.message.BondForfeited;
import org.laplace.ledger.message.Credit;
import org.laplace.ledger.message.FaucetDripped;
import org.laplace.ledger.message.JobCancelled;
import org.laplace.ledger.message.JobDeclined;
import org.laplace.ledger.message.JobOpened;
import org.laplace.ledger.message.Message;
import org.laplace.ledger.message.OfferPosted;
import org.laplace.ledger.message.OfferWithdrawn;
import org.laplace.ledger.message.PremiumEarned;
import org.laplace.ledger.message.ResultSubmitted;
import org.laplace.ledger.message.VerdictReached;
import org.laplace.ledger.settlement.MessageRouter;
import org.laplace.ledger.settlement.Settlement;
import org.laplace.ledger.settlement.Step;
import org.laplace.primitives.Code;
import org.laplace.primitives.Parsed;
import org.laplace.primitives.Rejection;
import org.laplace.proto.v1.Action;
import org.laplace.rewards.RewardsComponent;
import org.laplace.verifier.VerifierComponent;

/**
 * The components put together: which one handles which action and which message, and in what order
 * the protocol's own steps run. The only place that knows them all.
 */
public final class Protocol implements ActionRouter, MessageRouter {
  private final JobsComponent jobs = new JobsComponent();
  private final VerifierComponent verifier = new VerifierComponent();
  private final RewardsComponent rewards = new RewardsComponent();

  /** An executor whose transactions pass these checks. */
  BlockExecutor executor(TransactionChecks checks) {
    List<Step> endSteps =
        Stream.of(
                Stream.of(verifier.endStep()),
                jobs.steps().stream(),
                Stream.of(rewards.baseFeeStep()))
            .flatMap(steps -> steps)
            .toList();
    return new BlockExecutor(checks, this, List.of(verifier.beginStep()), endSteps);
  }

  @Override
  public Parsed<BoundAction<?>> route(Action action) {
    return switch (action.getActionCase()) {
      case TRANSFER -> BoundAction.bind(rewards.transfer(), action.getTransfer());
      case DRIP_FAUCET -> BoundAction.bind(rewards.dripFaucet(), action.getDripFaucet());
      case OPEN_JOB -> BoundAction.bind(jobs.openJob(), action.getOpenJob());
      case CANCEL_JOB -> BoundAction.bind(jobs.cancelJob(), action.getCancelJob());
      case POST_OFFER -> BoundAction.bind(jobs.postOffer(), action.getPostOffer());
      case WITHDRAW_OFFER -> BoundAction.bind(jobs.withdrawOffer(), action.getWithdrawOffer());
      case SUBMIT_RESULT -> BoundAction.bind(jobs.submitResult(), action.getSubmitResult());
      case DECLINE_JOB -> BoundAction.bind(jobs.declineJob(), action.getDeclineJob());
      case ATTEST -> BoundAction.bind(verifier.attest(), action.getAttest());
      case ACTION_NOT_SET ->
          Parsed.refused(
              Code.MALFORMED_TRANSACTION,
              "an action of a kind that this chain does not know; use a client of its version");
    };
  }

  @Override
  public Optional<Rejection> handle(Message message, Settlement settlement) {
    return switch (message) {
      case Attested attested -> verifier.handle(attested, settlement);
      case AuditRequested requested -> verifier.handle(requested, settlement);
      case JobOpened opened -> jobs.handle(opened, settlement);
      case JobCancelled cancelled -> jobs.handle(cancelled, settlement);
      case ResultSubmitted submitted -> jobs.handle(submitted, settlement);
      case JobDeclined declined -> jobs.handle(declined, settlement);
      case OfferPosted posted -> jobs.handle(posted, settlement);
      case OfferWithdrawn withdrawn -> jobs.handle(withdrawn, settlement);
      case AuditStarted started -> jobs.handle(started, settlement);
      case VerdictReached reached -> jobs.handle(reached, settlement);
      case PremiumEarned earned -> rewards.handle(earned, settlement);
      case BondForfeited forfeited -> rewards.handle(forfeited, settlement);
      case FaucetDripped dripped -> rewards.handle(dripped, settlement);
      case Credit credit -> throw new IllegalStateException("the ledger settles " + credit);
    };
  }
}
