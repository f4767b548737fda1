package org.laplace.jobs;

import java.util.List;
import java.util.Optional;
import org.laplace.jobs.action.AuditMessages;
import org.laplace.jobs.action.CancelJobHandler;
import org.laplace.jobs.action.DeclineJobHandler;
import org.laplace.jobs.action.OpenJobHandler;
import org.laplace.jobs.action.PostOfferHandler;
import org.laplace.jobs.action.SubmitResultHandler;
import org.laplace.jobs.action.WithdrawOfferHandler;
import org.laplace.jobs.step.Deadlines;
import org.laplace.jobs.step.Matching;
import org.laplace.ledger.message.AuditStarted;
import org.laplace.ledger.message.JobCancelled;
import org.laplace.ledger.message.JobDeclined;
import org.laplace.ledger.message.JobOpened;
import org.laplace.ledger.message.OfferPosted;
import org.laplace.ledger.message.OfferWithdrawn;
import org.laplace.ledger.message.ResultSubmitted;
import org.laplace.ledger.message.VerdictReached;
import org.laplace.ledger.settlement.Settlement;
import org.laplace.ledger.settlement.Step;
import org.laplace.primitives.Rejection;

/**
 * The market as the application wires it: a handler for each of its actions, a {@code handle} for
 * each message that comes to it, and its steps. It holds no state of its own.
 */
public final class JobsComponent {
  private final OpenJobHandler openJob = new OpenJobHandler();
  private final CancelJobHandler cancelJob = new CancelJobHandler();
  private final PostOfferHandler postOffer = new PostOfferHandler();
  private final WithdrawOfferHandler withdrawOffer = new WithdrawOfferHandler();
  private final SubmitResultHandler submitResult = new SubmitResultHandler();
  private final DeclineJobHandler declineJob = new DeclineJobHandler();
  private final AuditMessages audit = new AuditMessages();

  public OpenJobHandler openJob() {
    return openJob;
  }

  public CancelJobHandler cancelJob() {
    return cancelJob;
  }

  public PostOfferHandler postOffer() {
    return postOffer;
  }

  public WithdrawOfferHandler withdrawOffer() {
    return withdrawOffer;
  }

  public SubmitResultHandler submitResult() {
    return submitResult;
  }

  public DeclineJobHandler declineJob() {
    return declineJob;
  }

  public Optional<Rejection> handle(JobOpened message, Settlement settlement) {
    return openJob.settle(message, settlement);
  }

  public Optional<Rejection> handle(JobCancelled message, Settlement settlement) {
    return cancelJob.settle(message, settlement);
  }

  public Optional<Rejection> handle(OfferPosted message, Settlement settlement) {
    return postOffer.settle(message, settlement);
  }

  public Optional<Rejection> handle(OfferWithdrawn message, Settlement settlement) {
    return withdrawOffer.settle(message, settlement);
  }

  public Optional<Rejection> handle(ResultSubmitted message, Settlement settlement) {
    return submitResult.settle(message, settlement);
  }

  public Optional<Rejection> handle(JobDeclined message, Settlement settlement) {
    return declineJob.settle(message, settlement);
  }

  public Optional<Rejection> handle(AuditStarted message, Settlement settlement) {
    return audit.settle(message, settlement);
  }

  public Optional<Rejection> handle(VerdictReached message, Settlement settlement) {
    return audit.settle(message, settlement);
  }

  /**
   * What runs at the end of each block, in this order; after the verifier's own end step, so that a
   * verdict in the block of an audit's deadline counts.
   */
  public List<Step> steps() {
    return List.of(new Deadlines(), new Matching());
  }
}
