package org.laplace.qpu.daemon;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Hash;
import org.laplace.primitives.Rejection;
import org.laplace.primitives.tx.ResultRoot;
import org.laplace.primitives.tx.SignedTransaction;
import org.laplace.proto.v1.Assignment;
import org.laplace.proto.v1.JobSpec;
import org.laplace.proto.v1.Offer;
import org.laplace.qpu.QpuLimits;
import org.laplace.qpu.daemon.chain.Chain;
import org.laplace.qpu.daemon.chain.ChainUnavailableException;
import org.laplace.qpu.daemon.chain.ChainView;
import org.laplace.qpu.daemon.journal.Journal;
import org.laplace.qpu.daemon.journal.JournalRecord;
import org.laplace.qpu.daemon.journal.PendingTransaction;
import org.laplace.qpu.daemon.journal.Purpose;
import org.laplace.qpu.daemon.journal.Run;
import org.laplace.qpu.daemon.journal.Store;
import org.laplace.qpu.daemon.plan.Machine;
import org.laplace.qpu.daemon.plan.Plan;
import org.laplace.qpu.daemon.plan.Policy;
import org.laplace.qpu.daemon.plan.ProviderAction;
import org.laplace.qpu.daemon.plan.ProviderPlan;
import org.laplace.qpu.daemon.plan.Situation;
import org.laplace.qpu.spi.Adapter;
import org.laplace.qpu.spi.AdapterException;
import org.laplace.qpu.spi.Outcome;
import org.laplace.qpu.spi.RunState;
import org.laplace.qpu.spi.RunTag;

/**
 * Looks, plans and carries out, in turns. Everything that survives a crash is in journal and store;
 * what is in memory here may be lost at any instruction. One thread, no clock.
 */
final class ProviderShell {
  /** Plans in one turn: each follows from what the one before did. */
  private static final int PLANS_PER_TURN_MAX = 64;

  private final Policy policy;
  private final Signer signer;
  private final Journal journal;
  private final Store store;
  private final Chain chain;
  private final Adapter adapter;
  private final boolean isHealthy;
  private final Runnable wake;
  private final ProviderListener listener;

  private final SortedMap<Hash, Long> sentHeights = new TreeMap<>();
  private final SortedMap<RunTag, Long> failedHeights = new TreeMap<>();
  private final SortedMap<RunTag, Optional<Rejection>> checked = new TreeMap<>();
  private List<String> problems = List.of();
  private @Nullable ChainView view;
  private boolean isReached;
  private boolean isLossKnown;
  private boolean isTidy;
  private volatile boolean isDraining;

  /**
   * @param isHealthy whether the adapter's self-check passed
   * @param wake called, on any thread, when the machine may have news
   */
  ProviderShell(
      Policy policy,
      Signer signer,
      Journal journal,
      Store store,
      Chain chain,
      Adapter adapter,
      boolean isHealthy,
      Runnable wake,
      ProviderListener listener) {
    this.policy = policy;
    this.signer = signer;
    this.journal = journal;
    this.store = store;
    this.chain = chain;
    this.adapter = adapter;
    this.isHealthy = isHealthy;
    this.wake = wake;
    this.listener = listener;
  }

  /** From now on nothing new is begun. */
  void drain() {
    isDraining = true;
  }

  /** Runs that the machine has, or whose result is not on the chain yet. */
  int unfinished() {
    return (int)
        journal.state().runs().values().stream()
            .filter(
                run ->
                    run.stage() instanceof Run.Stage.Started
                        || run.stage() instanceof Run.Stage.Computed)
            .count();
  }

  /** Whether the last look reached a node. */
  boolean isReached() {
    return isReached;
  }

  /**
   * Does all that can be done now.
   *
   * @throws IOException if the disk fails; then nothing more may be done with this journal
   */
  void turn() throws IOException {
    if (!isTidy) {
      // A crash may have come between the store and the journal.
      tidy();
      isTidy = true;
    }
    look();
    for (int plans = 0; plans < PLANS_PER_TURN_MAX; plans++) {
      ChainView seen = view;
      if (seen == null) {
        return;
      }
      Plan plan = ProviderPlan.next(journal.state(), situation(seen));
      report(plan.problems());
      boolean acted = false;
      for (ProviderAction action : plan.actions()) {
        acted |= carryOut(action, seen);
      }
      if (!acted) {
        return;
      }
    }
  }

  private void look() {
    var jobs = new TreeSet<Hash>();
    journal.state().runs().keySet().forEach(run -> jobs.add(run.job()));
    try {
      ChainView seen = chain.look(jobs);
      if (view == null || !isReached) {
        listener.happened(new ProviderEvent.ChainReached(seen.chainId(), seen.height()));
      }
      isReached = true;
      isLossKnown = false;
      // A node that lags behind the one asked before must not take back what is known.
      if (view == null || seen.height() >= view.height()) {
        view = seen;
      }
    } catch (ChainUnavailableException e) {
      lose(e);
    }
  }

  private void lose(ChainUnavailableException e) {
    if (!isLossKnown) {
      listener.happened(new ProviderEvent.ChainLost(String.valueOf(e.getMessage())));
    }
    isReached = false;
    isLossKnown = true;
  }

  private Situation situation(ChainView seen) throws IOException {
    var states = new TreeMap<RunTag, RunState>();
    var refusals = new TreeMap<RunTag, Rejection>();
    for (Run run : journal.state().runs().values()) {
      switch (run.stage()) {
        case Run.Stage.Assigned _ ->
            check(run).ifPresent(refusal -> refusals.put(run.tag(), refusal));
        case Run.Stage.Started _ -> states.put(run.tag(), poll(run.tag(), seen.height()));
        case Run.Stage.Computed _, Run.Stage.Submitted _ -> {}
      }
    }
    var machine = new Machine(adapter.capabilities().parallelRuns(), isHealthy, states, refusals);
    return new Situation(policy, seen, machine, sentHeights, isDraining);
  }

  private Optional<Rejection> check(Run run) throws IOException {
    Optional<Rejection> known = checked.get(run.tag());
    if (known == null) {
      known = spec(run).flatMap(adapter::check);
      checked.put(run.tag(), known);
    }
    return known;
  }

  /** A machine that failed is asked again when the chain has gone on, not at once. */
  private RunState poll(RunTag tag, long height) {
    Long failed = failedHeights.get(tag);
    if (failed != null && failed >= height) {
      return new RunState.Queued();
    }
    try {
      return adapter.poll(tag);
    } catch (AdapterException e) {
      fail(tag, height, e);
      return new RunState.Queued();
    }
  }

  private void fail(RunTag tag, long height, Exception e) {
    failedHeights.put(tag, height);
    listener.happened(new ProviderEvent.RunFailed(tag, String.valueOf(e.getMessage())));
  }

  private void report(List<String> now) {
    for (String problem : now) {
      if (!problems.contains(problem)) {
        listener.happened(new ProviderEvent.ProblemFound(problem));
      }
    }
    for (String problem : problems) {
      if (!now.contains(problem)) {
        listener.happened(new ProviderEvent.ProblemSolved(problem));
      }
    }
    problems = now;
  }

  /** Whether a further plan may follow from it at once. */
  private boolean carryOut(ProviderAction action, ChainView seen) throws IOException {
    long height = seen.height();
    switch (action) {
      case ProviderAction.Found(String chainId) ->
          journal.append(new JournalRecord.Founded(chainId, policy.provider()));
      case ProviderAction.Accept(RunTag run, Assignment assignment) -> accept(run, assignment);
      case ProviderAction.Start(RunTag run) -> start(run, height);
      case ProviderAction.Collect(RunTag run) -> collect(run, height);
      case ProviderAction.Release(RunTag run) -> release(run);
      case ProviderAction.NoteFailed(RunTag run, String reason) -> {
        journal.append(new JournalRecord.Failed(run));
        listener.happened(new ProviderEvent.RunFailed(run, reason));
        release(run);
      }
      case ProviderAction.Sign sign -> sign(sign, seen);
      case ProviderAction.Send(PendingTransaction transaction) -> {
        return send(transaction, height);
      }
      case ProviderAction.Settle(Hash transaction, Purpose purpose, boolean effective) -> {
        journal.append(new JournalRecord.Settled(transaction, effective, height));
        tell(purpose, transaction, effective);
        tidy();
      }
      case ProviderAction.NoteSubmitted(RunTag run) -> {
        journal.append(new JournalRecord.Submitted(run, height));
        listener.happened(new ProviderEvent.ResultSubmitted(run, height));
        tidy();
      }
      case ProviderAction.End end -> {
        Amount earned =
            Optional.ofNullable(seen.jobs().get(end.run().job()))
                .map(job -> Earnings.of(job, end.run().attempt()))
                .orElse(Amount.ZERO);
        journal.append(new JournalRecord.Ended(end.run(), end.ending(), height));
        listener.happened(
            new ProviderEvent.RunEnded(end.run(), end.ending(), earned, end.reason()));
        tidy();
      }
    }
    return true;
  }

  private void accept(RunTag run, Assignment assignment) throws IOException {
    var job = assignment.getJob();
    var attempt = job.getAttempts(job.getAttemptsCount() - 1);
    Hash specHash = store.put(assignment.getSpec().toByteString());
    journal.append(
        new JournalRecord.Assigned(
            run,
            specHash,
            assignment.getSpec().getWorkUnits(),
            attempt.getAssignedHeight(),
            attempt.getDeadlineHeight()));
    listener.happened(
        new ProviderEvent.RunAssigned(
            run,
            assignment.getSpec().getEngine(),
            assignment.getSpec().getSize(),
            assignment.getSpec().getWorkUnits(),
            Amount.of(attempt.getPrice()),
            attempt.getDeadlineHeight()));
  }

  private void start(RunTag tag, long height) throws IOException {
    journal.append(new JournalRecord.Started(tag));
    Run run = journal.state().runs().get(tag);
    Optional<JobSpec> spec = run == null ? Optional.empty() : spec(run);
    try {
      if (spec.isEmpty()) {
        throw new AdapterException("the job's spec is missing or damaged in the directory");
      }
      adapter.submit(tag, spec.get(), wake);
      listener.happened(new ProviderEvent.RunStarted(tag));
    } catch (AdapterException e) {
      fail(tag, height, e);
    }
  }

  private void collect(RunTag tag, long height) throws IOException {
    try {
      Outcome outcome = adapter.fetch(tag);
      if (outcome.result().size() > QpuLimits.RESULT_BYTES_MAX) {
        adapter.cancel(tag);
        throw new AdapterException(
            "the machine answered with "
                + outcome.result().size()
                + " bytes, at most "
                + QpuLimits.RESULT_BYTES_MAX
                + " are a result");
      }
      Hash resultHash = store.put(outcome.result());
      journal.append(new JournalRecord.Computed(tag, outcome.kind(), resultHash));
      listener.happened(
          new ProviderEvent.RunComputed(
              tag,
              outcome.kind(),
              ResultRoot.of(outcome.kind(), outcome.result()),
              outcome.result().size()));
      adapter.cancel(tag);
    } catch (AdapterException e) {
      fail(tag, height, e);
    }
  }

  private void release(RunTag tag) {
    try {
      adapter.cancel(tag);
    } catch (AdapterException e) {
      // The machine's own matter from here on: the daemon has no use for the run any more.
      listener.happened(new ProviderEvent.RunFailed(tag, String.valueOf(e.getMessage())));
    }
  }

  private void sign(ProviderAction.Sign action, ChainView seen) throws IOException {
    var envelope =
        new Signer.Envelope(
            seen.chainId(), action.sequence(), action.expiryHeight(), !seen.lane().isOpen());
    Optional<SignedTransaction> signed =
        switch (action.purpose()) {
          case Purpose.SubmitResult(RunTag run) ->
              outcome(run).map(outcome -> signer.result(envelope, run, outcome));
          case Purpose.DeclineRun decline -> Optional.of(signer.charged(envelope, decline));
          case Purpose.PostOffer post -> Optional.of(signer.charged(envelope, post));
          case Purpose.WithdrawOffer withdrawal ->
              Optional.of(signer.charged(envelope, withdrawal));
        };
    if (signed.isEmpty()) {
      return;
    }
    Hash hash = store.put(signed.get().bytes());
    journal.append(
        new JournalRecord.Signed(
            new PendingTransaction(
                action.purpose(), hash, action.sequence(), action.expiryHeight()),
            seen.height()));
    switch (action.purpose()) {
      case Purpose.SubmitResult _ -> {}
      case Purpose.DeclineRun(RunTag run) ->
          listener.happened(new ProviderEvent.RunDeclined(run, action.reason()));
      case Purpose.PostOffer(Hash offer, var terms) ->
          listener.happened(new ProviderEvent.OfferSigned(offer, terms));
      case Purpose.WithdrawOffer(Hash offer) ->
          listener.happened(new ProviderEvent.OfferWithdrawn(offer, action.reason()));
    }
  }

  /** The computed answer; where the disk has lost it, the run is taken back to be computed anew. */
  private Optional<Outcome> outcome(RunTag tag) throws IOException {
    Run run = journal.state().runs().get(tag);
    if (run != null && run.stage() instanceof Run.Stage.Computed(var kind, Hash resultHash)) {
      Optional<Outcome> outcome = store.get(resultHash).map(result -> new Outcome(kind, result));
      if (outcome.isEmpty()) {
        listener.happened(
            new ProviderEvent.RunFailed(tag, "its result is missing or damaged in the directory"));
        journal.append(new JournalRecord.Started(tag));
      }
      return outcome;
    }
    return Optional.empty();
  }

  private boolean send(PendingTransaction transaction, long height) throws IOException {
    Optional<ByteString> bytes = store.get(transaction.hash());
    if (bytes.isEmpty()) {
      // Signing anew might cost a second fee; this one dies at its expiry height.
      sentHeights.put(transaction.hash(), height);
      listener.happened(
          new ProviderEvent.TransactionRefused(
              transaction.hash(), "its bytes are missing or damaged in the directory"));
      return true;
    }
    try {
      Optional<Rejection> refusal = chain.send(bytes.get());
      sentHeights.put(transaction.hash(), height);
      refusal.ifPresent(
          why ->
              listener.happened(
                  new ProviderEvent.TransactionRefused(transaction.hash(), why.toString())));
      return true;
    } catch (ChainUnavailableException e) {
      lose(e);
      return false;
    }
  }

  private void tell(Purpose purpose, Hash transaction, boolean effective) {
    switch (purpose) {
      case Purpose.PostOffer(Hash offer, var _) ->
          listener.happened(
              effective
                  ? new ProviderEvent.OfferPosted(offer)
                  : new ProviderEvent.OfferLost(offer, fate(transaction)));
      case Purpose.SubmitResult _, Purpose.DeclineRun _, Purpose.WithdrawOffer _ -> {}
    }
  }

  private String fate(Hash transaction) {
    try {
      return chain
          .find(transaction)
          .map(result -> result.getCodeName() + ": " + result.getLog())
          .orElse("no block took it before it expired, or another took its sequence");
    } catch (ChainUnavailableException e) {
      return "no node says why";
    }
  }

  private Optional<JobSpec> spec(Run run) throws IOException {
    Optional<ByteString> bytes = store.get(run.specHash());
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(JobSpec.parseFrom(bytes.get()));
    } catch (InvalidProtocolBufferException e) {
      throw new IOException("the store holds a spec that is none: " + run.specHash(), e);
    }
  }

  /**
   * Takes the provider's offers down when nothing can be recorded any more, as well as it can. Each
   * offer can be withdrawn once, so nothing is charged twice.
   */
  void withdrawUnrecorded() {
    ChainView seen = view;
    if (seen == null) {
      return;
    }
    long sequence = seen.lane().sequence();
    for (Offer offer : seen.offers()) {
      if (!ChainView.isLive(offer)) {
        continue;
      }
      var withdrawal = new Purpose.WithdrawOffer(new Hash(offer.getId()));
      var envelope =
          new Signer.Envelope(
              seen.chainId(),
              sequence++,
              seen.height() + QpuLimits.CHARGED_TRANSACTION_LIFE_BLOCKS,
              !seen.lane().isOpen());
      try {
        chain.send(signer.charged(envelope, withdrawal).bytes());
        listener.happened(
            new ProviderEvent.OfferWithdrawn(withdrawal.offer(), "nothing can be recorded"));
      } catch (ChainUnavailableException e) {
        lose(e);
      }
    }
  }

  /** Drops what no run or transaction needs any more. */
  private void tidy() throws IOException {
    store.retain(journal.state().stored());
    checked.keySet().retainAll(journal.state().runs().keySet());
    failedHeights.keySet().retainAll(journal.state().runs().keySet());
    sentHeights.keySet().retainAll(journal.state().pending().keySet());
  }
}
