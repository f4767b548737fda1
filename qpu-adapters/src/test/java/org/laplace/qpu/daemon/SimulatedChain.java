package org.laplace.qpu.daemon;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.laplace.primitives.Address;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Code;
import org.laplace.primitives.Hash;
import org.laplace.primitives.Rejection;
import org.laplace.primitives.tx.ResultRoot;
import org.laplace.primitives.tx.SignedTransaction;
import org.laplace.primitives.tx.SpecHash;
import org.laplace.proto.v1.Action;
import org.laplace.proto.v1.Assignment;
import org.laplace.proto.v1.Attempt;
import org.laplace.proto.v1.AttemptEnd;
import org.laplace.proto.v1.DeclineJob;
import org.laplace.proto.v1.EngineParams;
import org.laplace.proto.v1.Job;
import org.laplace.proto.v1.JobClass;
import org.laplace.proto.v1.JobSpec;
import org.laplace.proto.v1.JobStatus;
import org.laplace.proto.v1.Offer;
import org.laplace.proto.v1.OfferStanding;
import org.laplace.proto.v1.Params;
import org.laplace.proto.v1.Payment;
import org.laplace.proto.v1.PaymentReason;
import org.laplace.proto.v1.PostOffer;
import org.laplace.proto.v1.Provider;
import org.laplace.proto.v1.SubmitResult;
import org.laplace.proto.v1.TransactionResult;
import org.laplace.qpu.daemon.chain.Chain;
import org.laplace.qpu.daemon.chain.ChainUnavailableException;
import org.laplace.qpu.daemon.chain.ChainView;
import org.laplace.qpu.daemon.chain.LaneView;
import org.laplace.qpu.spi.Outcome;
import org.laplace.qpu.spi.RunTag;

/** The rules of lanes, offers and jobs as far as one provider meets them, in memory. */
final class SimulatedChain implements Chain {
  static final String CHAIN_ID = "simulated-1";
  static final long PRICE = 1_000;
  static final long FEE = 10;
  static final int DEADLINE_BLOCKS = 30;
  private static final int LAG_BLOCKS_MAX = 5;
  static final Params PARAMS =
      Params.newBuilder()
          .setWorkUnitsPerBlock(1_000)
          .setDeadlineBaseBlocks(DEADLINE_BLOCKS)
          .setDeclineWindowBlocks(4)
          .setDeclinesPerEpochMax(3)
          .setEpochBlocks(100)
          .addEngines(
              EngineParams.newBuilder()
                  .setEngine(SimulatedMachine.ENGINE)
                  .setJobClass(JobClass.JOB_CLASS_CIRCUIT)
                  .setSizeMax(24))
          .addEngines(
              EngineParams.newBuilder()
                  .setEngine("particles/1")
                  .setJobClass(JobClass.JOB_CLASS_PARTICLES)
                  .setSizeMax(64))
          .build();

  private final Address provider;
  private final Faults faults;
  private final Function<RunTag, Outcome> truth;
  private final NavigableMap<Long, SignedTransaction> mempool = new TreeMap<>();
  private final SortedMap<Hash, Job.Builder> jobs = new TreeMap<>();
  private final SortedMap<Hash, JobSpec> specs = new TreeMap<>();
  private final SortedMap<Hash, Offer.Builder> offers = new TreeMap<>();
  private final SortedMap<Hash, TransactionResult> results = new TreeMap<>();
  private final List<String> ineffectiveCharges = new ArrayList<>();
  private final List<ChainView> earlier = new ArrayList<>();
  private final Provider.Builder record = Provider.newBuilder();
  private long deadlineBlocks = DEADLINE_BLOCKS;
  private long height = 1;
  private long sequence;
  private long balance = 1_000_000_000;
  private long fees;
  private Runnable changed = () -> {};

  SimulatedChain(Address provider, Faults faults) {
    this(provider, faults, SimulatedMachine::outcomeOf);
  }

  /**
   * @param truth what an honest run answers
   */
  SimulatedChain(Address provider, Faults faults, Function<RunTag, Outcome> truth) {
    this.provider = provider;
    this.faults = faults;
    this.truth = truth;
  }

  @Override
  public synchronized ChainView look(Set<Hash> asked) throws ChainUnavailableException {
    faults.perhapsCrash();
    if (faults.strikes()) {
      throw new ChainUnavailableException("no node answers");
    }
    // Another node may be behind.
    ChainView full =
        faults.strikes() && !earlier.isEmpty()
            ? earlier.get(faults.below(earlier.size()))
            : everything();
    SortedMap<Hash, Job> known = new TreeMap<>(full.jobs());
    known.keySet().retainAll(asked);
    return new ChainView(
        full.chainId(),
        full.height(),
        full.lane(),
        full.params(),
        full.record(),
        full.offers(),
        known,
        full.assignments());
  }

  private ChainView everything() {
    SortedMap<Hash, Job> all = new TreeMap<>();
    jobs.forEach((id, job) -> all.put(id, job.build()));
    List<Assignment> assignments =
        all.values().stream()
            .filter(job -> job.getStatus() == JobStatus.JOB_STATUS_ASSIGNED)
            .map(
                job ->
                    Assignment.newBuilder()
                        .setJob(job)
                        .setSpec(specs.get(new Hash(job.getId())))
                        .build())
            .toList();
    return new ChainView(
        CHAIN_ID,
        height,
        new LaneView(sequence, sequence > 0, Amount.of(balance)),
        PARAMS,
        record.build(),
        offers.values().stream().map(Offer.Builder::build).toList(),
        all,
        assignments);
  }

  @Override
  public synchronized Optional<Rejection> send(ByteString bytes) throws ChainUnavailableException {
    faults.perhapsCrash();
    if (faults.strikes()) {
      throw new ChainUnavailableException("no node answers");
    }
    SignedTransaction transaction = SignedTransaction.parse(bytes).orElseThrow();
    long at = transaction.body().getSequence();
    SignedTransaction waiting = mempool.get(at);
    if (at < sequence) {
      return refused(Code.SEQUENCE_TOO_LOW);
    }
    if (waiting != null && !waiting.hash().equals(transaction.hash())) {
      return refused(Code.ALREADY_PENDING);
    }
    if (transaction.body().getExpiryHeight() <= height) {
      return refused(Code.EXPIRED);
    }
    if (transaction.body().getFeeLimit() < feeOf(transaction)) {
      return refused(Code.FEE_TOO_LOW);
    }
    mempool.put(at, transaction);
    notifyAll();
    faults.perhapsCrash();
    if (faults.strikes()) {
      throw new ChainUnavailableException("the answer got lost");
    }
    return Optional.empty();
  }

  private static Optional<Rejection> refused(Code code) {
    return Optional.of(new Rejection(code, "refused"));
  }

  @Override
  public synchronized Optional<TransactionResult> find(Hash transaction) {
    return Optional.ofNullable(results.get(transaction));
  }

  @Override
  public synchronized void watch(Runnable callback) {
    changed = callback;
  }

  @Override
  public void close() {}

  /** For tests whose blocks come by a timer, which no machine may be too slow for. */
  synchronized SimulatedChain withDistantDeadlines() {
    deadlineBlocks = 1_000_000;
    return this;
  }

  /** Waits until a transaction waits for a block. */
  synchronized void awaitPending() throws InterruptedException {
    while (mempool.isEmpty()) {
      wait();
    }
  }

  /** Somebody else's transaction with the provider's key takes the next sequence. */
  synchronized void useSequence() {
    mempool.remove(sequence);
    sequence++;
  }

  /** Commits the next block. */
  synchronized void block() {
    earlier.addLast(everything());
    if (earlier.size() > LAG_BLOCKS_MAX) {
      earlier.removeFirst();
    }
    height++;
    if (faults.strikes() && !mempool.isEmpty()) {
      mempool.remove(mempool.firstKey());
    }
    if (faults.strikes()) {
      useSequence();
    }
    while (mempool.containsKey(sequence)) {
      SignedTransaction next = mempool.remove(sequence);
      if (next.body().getExpiryHeight() < height || next.body().getFeeLimit() < feeOf(next)) {
        break;
      }
      include(next);
      sequence++;
    }
    mempool.headMap(sequence).clear();
    jobs.values().forEach(this::age);
    changed.run();
  }

  private long feeOf(SignedTransaction transaction) {
    Action action = transaction.body().getActions(0);
    boolean isFree =
        action.hasSubmitResult()
            && assignedTo(
                action.getSubmitResult().getJobId(), action.getSubmitResult().getAttempt());
    return isFree ? 0 : FEE;
  }

  private boolean assignedTo(ByteString jobId, int attempt) {
    Job.Builder job = jobs.get(new Hash(jobId));
    return job != null
        && job.getStatus() == JobStatus.JOB_STATUS_ASSIGNED
        && job.getAttemptsCount() == attempt;
  }

  private void include(SignedTransaction transaction) {
    long fee = feeOf(transaction);
    balance -= fee;
    fees += fee;
    Action action = transaction.body().getActions(0);
    boolean took =
        switch (action.getActionCase()) {
          case SUBMIT_RESULT -> takeResult(action.getSubmitResult());
          case DECLINE_JOB -> takeDecline(action.getDeclineJob());
          case POST_OFFER -> takeOffer(transaction.objectId(0), action.getPostOffer());
          case WITHDRAW_OFFER -> takeDown(new Hash(action.getWithdrawOffer().getOfferId()));
          default -> throw new AssertionError("a provider sends no " + action.getActionCase());
        };
    results.put(
        transaction.hash(),
        TransactionResult.newBuilder()
            .setHeight(height)
            .setCodeName(took ? "" : "WRONG_STATE")
            .build());
    if (!took && fee > 0) {
      ineffectiveCharges.add(height + " " + action);
    }
  }

  private boolean takeResult(SubmitResult submission) {
    if (!assignedTo(submission.getJobId(), submission.getAttempt())) {
      return false;
    }
    var run = new RunTag(new Hash(submission.getJobId()), submission.getAttempt());
    Job.Builder job = jobs.get(run.job());
    if (!truth.apply(run).result().equals(submission.getResult())) {
      throw new AssertionError("a wrong result was handed in for " + run);
    }
    attempt(job)
        .setResultHeight(height)
        .setOutcome(submission.getOutcome())
        .setResultRoot(ResultRoot.of(submission.getOutcome(), submission.getResult()).bytes());
    job.setStatus(JobStatus.JOB_STATUS_PROVISIONAL).setStatusHeight(height);
    return true;
  }

  private boolean takeDecline(DeclineJob decline) {
    if (!assignedTo(decline.getJobId(), decline.getAttempt())) {
      return false;
    }
    Job.Builder job = jobs.get(new Hash(decline.getJobId()));
    if (height > attempt(job).getAssignedHeight() + PARAMS.getDeclineWindowBlocks()) {
      return false;
    }
    attempt(job).setEnd(AttemptEnd.ATTEMPT_END_DECLINED);
    job.setStatus(JobStatus.JOB_STATUS_OPEN);
    long epoch = height / PARAMS.getEpochBlocks();
    record.setEpochDeclines(record.getEpoch() == epoch ? record.getEpochDeclines() + 1 : 1);
    record.setEpoch(epoch);
    return true;
  }

  private boolean takeOffer(Hash id, PostOffer terms) {
    balance -= terms.getBondPerSlot() * terms.getSlots();
    offers.put(
        id,
        Offer.newBuilder()
            .setId(id.bytes())
            .setProvider(provider.bytes())
            .setTerms(completed(terms))
            .setStanding(OfferStanding.OFFER_STANDING_POSTED)
            .setPostedHeight(height));
    return true;
  }

  /** The terms as the chain keeps them. */
  PostOffer completed(PostOffer terms) {
    return terms.getPayoutAddress().isEmpty()
        ? terms.toBuilder().setPayoutAddress(provider.bytes()).build()
        : terms;
  }

  private boolean takeDown(Hash id) {
    Offer.Builder offer = offers.get(id);
    if (offer == null || !isLive(offer)) {
      return false;
    }
    offer.setStanding(OfferStanding.OFFER_STANDING_WITHDRAWN);
    balance += offer.getTerms().getBondPerSlot() * offer.getTerms().getSlots();
    return true;
  }

  private static boolean isLive(Offer.Builder offer) {
    return ChainView.isLive(offer.build());
  }

  private void age(Job.Builder job) {
    switch (job.getStatus()) {
      case JOB_STATUS_ASSIGNED -> {
        if (height >= attempt(job).getDeadlineHeight()) {
          attempt(job).setEnd(AttemptEnd.ATTEMPT_END_LATE);
          job.setStatus(JobStatus.JOB_STATUS_OPEN);
        }
      }
      case JOB_STATUS_PROVISIONAL -> {
        if (height >= job.getStatusHeight() + 3) {
          if (faults.strikes()) {
            attempt(job).setEnd(AttemptEnd.ATTEMPT_END_REJECTED);
            job.setStatus(JobStatus.JOB_STATUS_OPEN);
          } else {
            attempt(job).setEnd(AttemptEnd.ATTEMPT_END_CONFIRMED);
            job.setStatus(JobStatus.JOB_STATUS_FINAL);
            job.addPayments(
                Payment.newBuilder()
                    .setRecipient(provider.bytes())
                    .setAmount(PRICE)
                    .setReason(PaymentReason.PAYMENT_REASON_REWARD)
                    .setHeight(height));
          }
        }
      }
      default -> {}
    }
  }

  private static Attempt.Builder attempt(Job.Builder job) {
    return job.getAttemptsBuilder(job.getAttemptsCount() - 1);
  }

  /** Gives the provider a new job, as matching would, if it has an offer. */
  synchronized Optional<RunTag> assign(int size, long workUnits) {
    Optional<Offer.Builder> offer =
        offers.values().stream().filter(SimulatedChain::isLive).findFirst();
    if (offer.isEmpty()) {
      return Optional.empty();
    }
    JobSpec spec =
        JobSpec.newBuilder()
            .setJobClass(JobClass.JOB_CLASS_CIRCUIT)
            .setEngine(SimulatedMachine.ENGINE)
            .setProgram(ByteString.copyFromUtf8("program " + jobs.size()))
            .setSize(size)
            .setWorkUnits(workUnits)
            .build();
    return Optional.of(assign(spec, offer.get().getId()));
  }

  synchronized RunTag assign(JobSpec spec, ByteString offerId) {
    Hash id = Hash.tagged("job", ByteString.copyFromUtf8("number " + jobs.size()));
    specs.put(id, spec);
    jobs.put(
        id,
        Job.newBuilder()
            .setId(id.bytes())
            .setSpecHash(SpecHash.of(spec).bytes())
            .setStatus(JobStatus.JOB_STATUS_ASSIGNED)
            .addAttempts(
                Attempt.newBuilder()
                    .setNumber(1)
                    .setOfferId(offerId)
                    .setProvider(provider.bytes())
                    .setPayoutAddress(provider.bytes())
                    .setPrice(PRICE)
                    .setAssignedHeight(height)
                    .setDeadlineHeight(
                        height
                            + deadlineBlocks
                            + spec.getWorkUnits() / PARAMS.getWorkUnitsPerBlock())));
    changed.run();
    return new RunTag(id, 1);
  }

  synchronized Job job(RunTag run) {
    return jobs.get(run.job()).build();
  }

  synchronized List<Job> jobs() {
    return jobs.values().stream().map(Job.Builder::build).toList();
  }

  synchronized List<Offer> liveOffers() {
    return offers.values().stream()
        .filter(SimulatedChain::isLive)
        .map(Offer.Builder::build)
        .toList();
  }

  /** Charged transactions that achieved nothing. */
  synchronized List<String> ineffectiveCharges() {
    return List.copyOf(ineffectiveCharges);
  }

  /** The spec of an assigned job. */
  synchronized JobSpec spec(RunTag run) {
    return Optional.ofNullable(specs.get(run.job())).orElseThrow();
  }

  synchronized long fees() {
    return fees;
  }

  synchronized long height() {
    return height;
  }
}
