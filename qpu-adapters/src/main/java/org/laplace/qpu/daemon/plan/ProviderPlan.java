package org.laplace.qpu.daemon.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.laplace.primitives.Address;
import org.laplace.primitives.Hash;
import org.laplace.proto.v1.Assignment;
import org.laplace.proto.v1.Attempt;
import org.laplace.proto.v1.Job;
import org.laplace.proto.v1.JobStatus;
import org.laplace.proto.v1.PostOffer;
import org.laplace.qpu.QpuLimits;
import org.laplace.qpu.daemon.journal.Ending;
import org.laplace.qpu.daemon.journal.JournalRecord;
import org.laplace.qpu.daemon.journal.JournalState;
import org.laplace.qpu.daemon.journal.PendingTransaction;
import org.laplace.qpu.daemon.journal.Purpose;
import org.laplace.qpu.daemon.journal.Run;
import org.laplace.qpu.spi.RunState;
import org.laplace.qpu.spi.RunTag;

/**
 * Decides what the daemon does next. Asked again after its actions were carried out, until it has
 * none, and again whenever chain or machine have changed.
 *
 * <p>Why nothing is computed, paid or charged twice: a run is started only while the journal has no
 * answer of it; a result's transaction is free, and a second one for the same attempt has no effect
 * on the chain; one that costs a fee is signed anew only when the one before is dead, that is, when
 * its sequence is used or its expiry height past.
 */
public final class ProviderPlan {
  private final JournalState journal;
  private final Situation now;
  private final Sequences sequences;
  private final Capacity capacity;
  private final List<ProviderAction> actions = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  private ProviderPlan(JournalState journal, Situation now) {
    this.journal = journal;
    this.now = now;
    this.sequences =
        new Sequences(
            now.chain().lane().sequence(),
            journal.pending().values().stream().filter(this::isAlive).toList());
    this.capacity = new Capacity(now);
  }

  /** The next actions. Pure. */
  public static Plan next(JournalState journal, Situation now) {
    var plan = new ProviderPlan(journal, now);
    plan.decide();
    return new Plan(plan.actions, plan.problems);
  }

  private void decide() {
    String chainId = now.chain().chainId();
    Address provider = now.policy().provider();
    if (journal.founded().isEmpty()) {
      actions.add(new ProviderAction.Found(chainId));
      return;
    }
    var founded = journal.founded().get();
    if (!founded.equals(new JournalRecord.Founded(chainId, provider))) {
      problems.add(
          "this directory is that of provider "
              + founded.provider()
              + " on chain '"
              + founded.chainId()
              + "', not of "
              + provider
              + " on '"
              + chainId
              + "'; name another directory");
      return;
    }
    if (now.height() < journal.height()) {
      problems.add(
          "the node is at height "
              + now.height()
              + ", this directory knows of height "
              + journal.height()
              + "; wait until the node has caught up, or name another node");
      return;
    }
    decideRuns();
    acceptAssignments();
    decideOffers();
    sendWaiting();
  }

  // Runs.

  private void decideRuns() {
    List<Run> byDeadline = journal.runs().values().stream().sorted(Capacity.ORDER).toList();
    List<Run> ahead =
        new ArrayList<>(
            byDeadline.stream().filter(run -> run.stage() instanceof Run.Stage.Started).toList());
    int begun = ahead.size();
    for (Run run : byDeadline) {
      if (endIfOver(run)) {
        continue;
      }
      switch (run.stage()) {
        case Run.Stage.Assigned _ -> {
          Optional<String> obstacle = obstacle(run, ahead);
          if (obstacle.isPresent()) {
            handBack(run, obstacle.get());
          } else {
            ahead.add(run);
            if (begun < now.machine().parallelRuns() && !now.isDraining()) {
              actions.add(new ProviderAction.Start(run.tag()));
              begun++;
            }
          }
        }
        case Run.Stage.Started started -> decideStarted(run, started);
        case Run.Stage.Computed _ -> decideComputed(run);
        case Run.Stage.Submitted _ -> {}
      }
    }
    followNoMoreThanAllowed(byDeadline);
  }

  /** Whether the chain, or the deadline, has settled the run's matter. */
  private boolean endIfOver(Run run) {
    Job job = now.chain().jobs().get(run.tag().job());
    Optional<Attempt> attempt =
        Optional.ofNullable(job).flatMap(known -> Verdicts.attempt(known, run.tag().attempt()));
    boolean isSubmitted = run.stage() instanceof Run.Stage.Submitted;
    Optional<Ending> ending =
        attempt.flatMap(known -> Verdicts.ending(Optional.ofNullable(job).orElseThrow(), known));
    if (ending.isPresent()) {
      end(run, ending.get(), "the chain says so");
      return true;
    }
    if (job == null && isSubmitted) {
      end(run, Ending.NOT_FOLLOWED, "the chain no longer holds the job");
      return true;
    }
    if (isSubmitted) {
      return false;
    }
    if (attempt.filter(Verdicts::hasResult).isPresent()) {
      release(run);
      actions.add(new ProviderAction.NoteSubmitted(run.tag()));
      return true;
    }
    if (now.height() >= run.deadlineHeight()) {
      end(run, Ending.LATE, "the deadline was height " + run.deadlineHeight());
      return true;
    }
    return false;
  }

  /** Why a run that was taken on should be handed back after all. */
  private Optional<String> obstacle(Run run, List<Run> ahead) {
    if (journal.pendingOf(run.tag()).isPresent()) {
      return Optional.of("it is being handed back");
    }
    var refusal = now.machine().refusals().get(run.tag());
    if (refusal != null) {
      return Optional.of(refusal.text());
    }
    return capacity.canEndInTime(run, ahead)
        ? Optional.empty()
        : Optional.of("it cannot be computed before its deadline, height " + run.deadlineHeight());
  }

  private void decideStarted(Run run, Run.Stage.Started started) {
    switch (now.machine().stateOf(run.tag())) {
      case RunState.Queued _, RunState.Running _ -> {}
      case RunState.Finished _ -> actions.add(new ProviderAction.Collect(run.tag()));
      case RunState.Unknown _ -> startAgain(run, started);
      case RunState.Failed(String reason) ->
          actions.add(new ProviderAction.NoteFailed(run.tag(), reason));
    }
  }

  private void startAgain(Run run, Run.Stage.Started started) {
    if (journal.pendingOf(run.tag()).isPresent()) {
      handBack(run, "it is being handed back");
    } else if (started.failures() >= QpuLimits.FAILURES_PER_RUN_MAX) {
      handBack(run, "the machine failed at it " + started.failures() + " times");
    } else if (started.starts() >= QpuLimits.STARTS_PER_RUN_MAX) {
      handBack(run, "it was started " + started.starts() + " times and never ended");
    } else if (!now.isDraining()) {
      actions.add(new ProviderAction.Start(run.tag()));
    }
  }

  private void decideComputed(Run run) {
    Optional<PendingTransaction> pending = journal.pendingOf(run.tag());
    if (pending.isEmpty()) {
      sign(new Purpose.SubmitResult(run.tag()), run.deadlineHeight(), "the result is there");
      return;
    }
    PendingTransaction transaction = pending.get();
    if (!isAlive(transaction)) {
      actions.add(new ProviderAction.Settle(transaction.hash(), transaction.purpose(), false));
      sign(new Purpose.SubmitResult(run.tag()), run.deadlineHeight(), "the sequence was used");
    } else if (transaction.sequence() > sequences.lowestFree()) {
      // No block takes it before the gap is filled. Should both get in, the second has no effect
      // and costs nothing.
      sequences.release(transaction.sequence());
      actions.add(new ProviderAction.Settle(transaction.hash(), transaction.purpose(), false));
      sign(new Purpose.SubmitResult(run.tag()), run.deadlineHeight(), "it stood behind a gap");
    }
  }

  private void handBack(Run run, String reason) {
    Optional<PendingTransaction> pending = journal.pendingOf(run.tag());
    if (pending.isPresent()) {
      if (!isAlive(pending.get())) {
        end(run, Ending.GIVEN_UP, "it could not be handed back in time");
      }
      return;
    }
    var params = now.chain().params();
    long last = run.assignedHeight() + params.getDeclineWindowBlocks();
    if (now.height() >= last) {
      end(run, Ending.GIVEN_UP, reason);
    } else if (hasNoDeclinesLeft()) {
      end(run, Ending.GIVEN_UP, reason + "; no declines are left in this epoch");
    } else if (now.chain().lane().balance().isLessThan(now.policy().feeLimit())) {
      end(run, Ending.GIVEN_UP, reason + "; the account cannot pay for declining");
    } else {
      sign(new Purpose.DeclineRun(run.tag()), last, reason);
    }
  }

  private boolean hasNoDeclinesLeft() {
    var params = now.chain().params();
    var record = now.chain().record();
    return params.getEpochBlocks() > 0
        && record.getEpoch() == now.height() / params.getEpochBlocks()
        && record.getEpochDeclines() >= params.getDeclinesPerEpochMax();
  }

  private void end(Run run, Ending ending, String reason) {
    release(run);
    actions.add(new ProviderAction.End(run.tag(), ending, reason));
  }

  private void release(Run run) {
    if (run.stage() instanceof Run.Stage.Started) {
      actions.add(new ProviderAction.Release(run.tag()));
    }
  }

  private void followNoMoreThanAllowed(List<Run> byDeadline) {
    List<Run> followed =
        byDeadline.stream().filter(run -> run.stage() instanceof Run.Stage.Submitted).toList();
    followed.stream()
        .limit(Math.max(0, followed.size() - QpuLimits.FOLLOWED_RUNS_MAX))
        .forEach(run -> end(run, Ending.NOT_FOLLOWED, "many other results wait for their verdict"));
  }

  private void acceptAssignments() {
    if (now.isDraining()) {
      return;
    }
    for (Assignment assignment : now.chain().assignments()) {
      Job job = assignment.getJob();
      if (job.getStatus() != JobStatus.JOB_STATUS_ASSIGNED || job.getAttemptsCount() == 0) {
        continue;
      }
      Attempt attempt = job.getAttempts(job.getAttemptsCount() - 1);
      var run = new RunTag(new Hash(job.getId()), attempt.getNumber());
      if (attempt.getProvider().equals(now.policy().provider().bytes())
          && attempt.getDeadlineHeight() > now.height()
          && !journal.knows(run)) {
        actions.add(new ProviderAction.Accept(run, assignment));
      }
    }
  }

  // Offers.

  private void decideOffers() {
    boolean isBusy = false;
    for (PendingTransaction transaction : journal.pending().values()) {
      switch (transaction.purpose()) {
        case Purpose.PostOffer(Hash offer, PostOffer _) -> {
          isBusy = true;
          settleOffer(transaction, OwnOffers.exists(now.chain(), offer));
        }
        case Purpose.WithdrawOffer(Hash offer) -> {
          isBusy = true;
          settleOffer(transaction, !OwnOffers.isLive(now.chain(), offer));
        }
        case Purpose.SubmitResult _, Purpose.DeclineRun _ -> {}
      }
    }
    Optional<String> pause = Pause.reason(journal, now);
    pause.ifPresent(problems::add);
    if (isBusy || now.isDraining()) {
      return;
    }
    var bids = OwnOffers.compare(now, pause.isPresent());
    long expiry = now.height() + QpuLimits.CHARGED_TRANSACTION_LIFE_BLOCKS;
    if (bids.firstUnwanted().isPresent()) {
      sign(
          new Purpose.WithdrawOffer(bids.firstUnwanted().get()),
          expiry,
          pause.isPresent()
              ? "a result was found wrong"
              : "its terms are not those of this daemon");
    } else if (bids.firstMissing().isPresent()) {
      post(bids.firstMissing().get(), expiry);
    }
  }

  private void post(PostOffer terms, long expiryHeight) {
    Optional<String> obstacle = OwnOffers.obstacle(terms, now, journal.offerLostHeight());
    if (obstacle.isPresent()) {
      problems.add(obstacle.get());
      return;
    }
    sequences
        .take()
        .ifPresent(
            sequence ->
                actions.add(
                    new ProviderAction.Sign(
                        new Purpose.PostOffer(OwnOffers.id(now, sequence), terms),
                        sequence,
                        expiryHeight,
                        "to get work")));
  }

  private void settleOffer(PendingTransaction transaction, boolean tookEffect) {
    if (tookEffect || !isAlive(transaction)) {
      actions.add(new ProviderAction.Settle(transaction.hash(), transaction.purpose(), tookEffect));
    }
  }

  // Transactions.

  private void sign(Purpose purpose, long expiryHeight, String reason) {
    sequences
        .take()
        .ifPresent(
            sequence ->
                actions.add(new ProviderAction.Sign(purpose, sequence, expiryHeight, reason)));
  }

  private void sendWaiting() {
    journal.pending().values().stream()
        .filter(this::isAlive)
        .filter(this::isDue)
        .sorted(Comparator.comparingLong(PendingTransaction::sequence))
        .forEach(transaction -> actions.add(new ProviderAction.Send(transaction)));
  }

  private boolean isDue(PendingTransaction transaction) {
    Long sent = now.sentHeights().get(transaction.hash());
    return sent == null || now.height() >= sent + QpuLimits.RESEND_AFTER_BLOCKS;
  }

  private boolean isAlive(PendingTransaction transaction) {
    return !transaction.isDead(now.chain().lane().sequence(), now.height());
  }
}
