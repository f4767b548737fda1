package org.laplace.jabci.solo;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.laplace.jabci.Application;
import org.laplace.jabci.BlockBytes;
import org.laplace.jabci.JabciLimits;
import org.laplace.jabci.solo.Journal.VotedBlock;
import org.laplace.jabci.solo.SoloException.Reason;
import org.laplace.proto.abci.CheckTxType;
import org.laplace.proto.abci.CommitInfo;
import org.laplace.proto.abci.ExtendedCommitInfo;
import org.laplace.proto.abci.RequestCheckTx;
import org.laplace.proto.abci.RequestCommit;
import org.laplace.proto.abci.RequestExtendVote;
import org.laplace.proto.abci.RequestFinalizeBlock;
import org.laplace.proto.abci.RequestInfo;
import org.laplace.proto.abci.RequestInitChain;
import org.laplace.proto.abci.RequestInsertTx;
import org.laplace.proto.abci.RequestPrepareProposal;
import org.laplace.proto.abci.RequestProcessProposal;
import org.laplace.proto.abci.RequestReapTxs;
import org.laplace.proto.abci.RequestVerifyVoteExtension;
import org.laplace.proto.abci.ResponseCheckTx;
import org.laplace.proto.abci.ResponseFinalizeBlock;
import org.laplace.proto.abci.ResponseProcessProposal.ProposalStatus;
import org.laplace.proto.abci.ResponseVerifyVoteExtension.VerifyStatus;
import org.laplace.proto.abci.TxResult;
import org.laplace.proto.abci.ValidatorUpdate;
import org.laplace.proto.crypto.PublicKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drives an {@link Application} as CometBFT would drive the node of a single validator: Info and
 * InitChain or replay at the start, then for each height PrepareProposal, ProcessProposal,
 * ExtendVote and VerifyVoteExtension (once they are enabled), FinalizeBlock, Commit.
 *
 * <p>Blocks come on demand ({@link #produceBlock}) or on a timer ({@link #startTimer}). A block is
 * durable before it is executed and its outcome before it is committed, so a process that is killed
 * at any moment continues where it was. With the same genesis, transactions and clock, the blocks
 * are the same, except for what the key signs.
 *
 * <p>Unlike CometBFT, the validator's own extension is given to VerifyVoteExtension too, in place
 * of the other validators that do not exist. There is one round a height: a proposal that its own
 * application refuses ends the driver.
 *
 * <p>Safe for any number of threads. Once the application has thrown, or disk failed, the driver
 * does nothing more: restart application and driver.
 */
public final class SoloDriver implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SoloDriver.class);

  private final Application application;
  private final SoloConfig config;
  private final ValidatorKey key;
  private final DirectoryLock directoryLock;
  private final ChainRules rules;
  private final Journal journal;
  private final WaitingTransactions waiting;
  private final List<Consumer<SoloBlock>> commitListeners = new CopyOnWriteArrayList<>();

  /** Held through a whole height: the consensus calls never overlap. */
  private final ReentrantLock lane = new ReentrantLock(true);

  private volatile long committedHeight;
  private volatile long gasMax;
  private volatile boolean stopped;
  private @Nullable BlockTimer timer;

  private SoloDriver(
      SoloConfig config,
      Application application,
      ValidatorKey key,
      DirectoryLock directoryLock,
      ChainRules rules,
      Journal journal) {
    this.config = config;
    this.application = application;
    this.key = key;
    this.directoryLock = directoryLock;
    this.rules = rules;
    this.journal = journal;
    this.waiting = new WaitingTransactions(application);
  }

  /**
   * Opens the directory, and brings the application to the newest block: InitChain where it has no
   * state, then FinalizeBlock and Commit for each block that it lacks.
   *
   * @throws SoloException when application and directory do not fit together; the reason says how
   * @throws IOException when the disk fails
   */
  public static SoloDriver open(SoloConfig config, Application application) throws IOException {
    Path directory = writable(config.directory());
    var directoryLock = DirectoryLock.take(directory);
    Journal journal = null;
    try {
      var key = ValidatorKey.loadOrCreate(directory.resolve("validator_key"));
      var rules = new ChainRules(config.genesis(), key.publicKey());
      journal =
          Journal.open(
              directory.resolve("blocks.journal"), genesisRequest(config.genesis(), key), rules);
      sync(directory);
      var driver = new SoloDriver(config, application, key, directoryLock, rules, journal);
      driver.handshake(genesisRequest(config.genesis(), key));
      return driver;
    } catch (IOException | RuntimeException e) {
      if (journal != null) {
        journal.close();
      }
      directoryLock.close();
      throw e;
    }
  }

  /**
   * Hands in a transaction as a user does through CometBFT's RPC: CheckTx, then the pool. Where the
   * application owns the pool, its CheckTx has to put the transaction there.
   */
  public Submission submit(ByteString tx) {
    requireRunning();
    if (tx.size() > JabciLimits.SOLO_TRANSACTION_BYTES_MAX || tx.isEmpty()) {
      return new Submission.RefusedByPool(
          "a transaction has 1 to %d bytes, this one has %d"
              .formatted(JabciLimits.SOLO_TRANSACTION_BYTES_MAX, tx.size()));
    }
    return switch (config.poolOwner()) {
      case DRIVER -> waiting.submit(tx, gasMax);
      case APPLICATION ->
          judged(
              application.checkTx(
                  RequestCheckTx.newBuilder().setTx(tx).setType(CheckTxType.NEW).build()));
    };
  }

  /**
   * Hands in a transaction as a peer's gossip does: InsertTx where the application owns the pool,
   * otherwise the same as {@link #submit}.
   */
  public Submission receive(ByteString tx) {
    if (config.poolOwner() == PoolOwner.DRIVER) {
      return submit(tx);
    }
    requireRunning();
    var insert = application.insertTx(RequestInsertTx.newBuilder().setTx(tx).build());
    return judged(ResponseCheckTx.newBuilder().setCode(insert.getCode()).build());
  }

  /**
   * Produces the next block and returns once it is committed.
   *
   * @throws SoloException when the application failed; the driver is stopped then
   */
  public SoloBlock produceBlock() {
    if (lane.isHeldByCurrentThread()) {
      throw new IllegalStateException("a commit listener must not produce blocks");
    }
    lane.lock();
    try {
      requireRunning();
      return guarded(this::produce);
    } finally {
      lane.unlock();
    }
  }

  /**
   * Produces a block after each pause of this length, until {@link #close}. Empty blocks too.
   *
   * @param onFailure told once, from the timer's thread, if a block cannot be produced
   */
  public synchronized void startTimer(Duration interval, Consumer<SoloException> onFailure) {
    requireRunning();
    if (timer != null) {
      throw new IllegalStateException("the timer runs already");
    }
    timer = new BlockTimer(interval, () -> producedOnTimer(onFailure));
    timer.start();
  }

  /**
   * Calls the listener after each Commit, in the order of heights, from the thread that produced
   * the block. It must return soon, and must not produce blocks or close the driver.
   */
  public void onCommit(Consumer<SoloBlock> listener) {
    commitListeners.add(listener);
  }

  /** Height of the last committed block; one below the first height before there is one. */
  public long lastHeight() {
    return committedHeight;
  }

  /** The application's hash after a block; at one below the first height, that of InitChain. */
  public Optional<ByteString> appHash(long height) {
    if (height == config.genesis().initialHeight() - 1) {
      return journal.init().map(init -> init.getAppHash());
    }
    return block(height).map(SoloBlock::appHash);
  }

  /** A committed block. */
  public Optional<SoloBlock> block(long height) {
    if (height < config.genesis().initialHeight() || height > committedHeight) {
      return Optional.empty();
    }
    try {
      return Optional.of(new SoloBlock(journal.block(height), journal.outcome(height)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The outcome of a committed transaction.
   *
   * @param hash SHA-256 of its bytes
   */
  public Optional<TxResult> txResult(ByteString hash) {
    try {
      return journal.txResult(hash).filter(result -> result.getHeight() <= committedHeight);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** 20 bytes: who proposes and votes. */
  public ByteString validatorAddress() {
    return key.address();
  }

  /** 32 bytes, Ed25519: whose signatures the vote extensions carry. */
  public ByteString validatorPublicKey() {
    return key.publicKey();
  }

  /** Stops the timer, waits for a block in progress, frees the directory. */
  @Override
  public void close() throws IOException {
    BlockTimer running;
    synchronized (this) {
      stopped = true;
      running = timer;
      timer = null;
    }
    if (running != null) {
      running.stop();
    }
    lane.lock();
    try {
      journal.close();
      directoryLock.close();
    } finally {
      lane.unlock();
    }
  }

  private void handshake(RequestInitChain genesis) throws IOException {
    var info =
        application.info(
            RequestInfo.newBuilder().setVersion("solo").setAbciVersion("2.0.0").build());
    long applicationHeight = info.getLastBlockHeight();
    if (applicationHeight > journal.lastOutcomeHeight()
        || (applicationHeight > 0 && journal.init().isEmpty())) {
      throw new SoloException(
          Reason.APPLICATION_AHEAD,
          "the application is at height %d, the blocks in %s end at %d; restore the directory that belongs to this state, or reset the application"
              .formatted(applicationHeight, config.directory(), journal.lastOutcomeHeight()));
    }
    if (applicationHeight != 0 && applicationHeight < genesis.getInitialHeight()) {
      throw new SoloException(
          Reason.OTHER_CHAIN,
          "the application is at height %d, the chain begins at %d; reset the application"
              .formatted(applicationHeight, genesis.getInitialHeight()));
    }
    if (applicationHeight == 0) {
      initChain(genesis);
    } else {
      requireSameHash(
          applicationHeight,
          journal.outcome(applicationHeight).getAppHash(),
          info.getLastBlockAppHash());
    }
    long first = Math.max(applicationHeight + 1, genesis.getInitialHeight());
    for (long height = first; height <= journal.lastBlockHeight(); height++) {
      repeat(height);
    }
    committedHeight = journal.lastBlockHeight();
    gasMax = rules.gasMax();
    log.info("Driving \"{}\" from height {}", genesis.getChainId(), committedHeight + 1);
  }

  private void initChain(RequestInitChain genesis) throws IOException {
    var response = application.initChain(genesis);
    var earlier = journal.init();
    if (earlier.isEmpty()) {
      journal.recordInit(response);
    } else {
      requireSameHash(
          genesis.getInitialHeight() - 1, earlier.get().getAppHash(), response.getAppHash());
    }
  }

  /** Executes a block of the journal again, for an application that lost it or never had it. */
  private void repeat(long height) throws IOException {
    var block = journal.block(height);
    var outcome = finalized(block);
    if (height <= journal.lastOutcomeHeight()) {
      requireSameHash(height, journal.outcome(height).getAppHash(), outcome.getAppHash());
    } else {
      journal.recordOutcome(outcome);
    }
    application.commit(RequestCommit.getDefaultInstance());
  }

  private SoloBlock produce() throws IOException {
    var block = decided();
    journal.recordBlock(block);
    var outcome = finalized(block.request());
    journal.recordOutcome(outcome);
    application.commit(RequestCommit.getDefaultInstance());
    gasMax = rules.gasMax();
    committedHeight = block.request().getHeight();
    switch (config.poolOwner()) {
      case DRIVER -> waiting.afterBlock(block.request().getTxsList());
      // As CometBFT does; there is no peer to send the answer to.
      case APPLICATION -> application.reapTxs(RequestReapTxs.getDefaultInstance());
    }
    var committed = new SoloBlock(block.request(), outcome);
    for (var listener : commitListeners) {
      tell(listener, committed);
    }
    return committed;
  }

  /** One round: a proposal, the application's consent to it, and the vote. */
  private VotedBlock decided() {
    long height = committedHeight + 1;
    var last = journal.lastBlock();
    var time = nextTime(last.map(VotedBlock::request));
    var lastCommit =
        last.map(block -> block.vote().commit()).orElse(CommitInfo.getDefaultInstance());
    var nextValidatorsHash =
        ValidatorsHash.of(key.publicKey(), rules.validator(key.address(), height + 1).getPower());

    long bytesMax = rules.txBytesMax();
    var txs =
        application
            .prepareProposal(
                RequestPrepareProposal.newBuilder()
                    .setMaxTxBytes(bytesMax)
                    .addAllTxs(offered(bytesMax))
                    .setLocalLastCommit(
                        last.map(block -> block.vote().extendedCommit())
                            .orElse(ExtendedCommitInfo.getDefaultInstance()))
                    .setHeight(height)
                    .setTime(time)
                    .setNextValidatorsHash(nextValidatorsHash)
                    .setProposerAddress(key.address())
                    .build())
            .getTxsList();
    long bytes = BlockBytes.ofTransactions(txs);
    if (bytes > bytesMax) {
      throw new SoloException(
          Reason.PROPOSAL_TOO_LARGE,
          "PrepareProposal at height %d returned transactions of %d bytes, max_tx_bytes was %d"
              .formatted(height, bytes, bytesMax));
    }

    var unnamed =
        RequestFinalizeBlock.newBuilder()
            .addAllTxs(txs)
            .setDecidedLastCommit(lastCommit)
            .setHeight(height)
            .setTime(time)
            .setNextValidatorsHash(nextValidatorsHash)
            .setProposerAddress(key.address())
            .build();
    var block = unnamed.toBuilder().setHash(Sha256.of(unnamed.toByteString())).build();
    requireConsent(block);
    return new VotedBlock(block, vote(block));
  }

  private void requireConsent(RequestFinalizeBlock block) {
    var consent =
        application.processProposal(
            RequestProcessProposal.newBuilder()
                .addAllTxs(block.getTxsList())
                .setProposedLastCommit(block.getDecidedLastCommit())
                .setHash(block.getHash())
                .setHeight(block.getHeight())
                .setTime(block.getTime())
                .setNextValidatorsHash(block.getNextValidatorsHash())
                .setProposerAddress(block.getProposerAddress())
                .build());
    if (consent.getStatus() != ProposalStatus.ACCEPT) {
      throw new SoloException(
          Reason.PROPOSAL_REFUSED,
          "ProcessProposal at height %d answered %s to what PrepareProposal made"
              .formatted(block.getHeight(), consent.getStatus()));
    }
  }

  private Vote vote(RequestFinalizeBlock block) {
    var validator = rules.validator(key.address(), block.getHeight());
    if (!rules.extendsVotes(block.getHeight())) {
      return Vote.plain(validator);
    }
    var extension =
        application
            .extendVote(
                RequestExtendVote.newBuilder()
                    .setHash(block.getHash())
                    .setHeight(block.getHeight())
                    .setTime(block.getTime())
                    .addAllTxs(block.getTxsList())
                    .setProposedLastCommit(block.getDecidedLastCommit())
                    .setNextValidatorsHash(block.getNextValidatorsHash())
                    .setProposerAddress(block.getProposerAddress())
                    .build())
            .getVoteExtension();
    var verdict =
        application.verifyVoteExtension(
            RequestVerifyVoteExtension.newBuilder()
                .setHash(block.getHash())
                .setValidatorAddress(key.address())
                .setHeight(block.getHeight())
                .setVoteExtension(extension)
                .build());
    if (verdict.getStatus() != VerifyStatus.ACCEPT) {
      throw new SoloException(
          Reason.EXTENSION_REFUSED,
          "VerifyVoteExtension at height %d answered %s to what ExtendVote made"
              .formatted(block.getHeight(), verdict.getStatus()));
    }
    return Vote.extended(validator, extension, key, block.getHeight(), config.genesis().chainId());
  }

  private ResponseFinalizeBlock finalized(RequestFinalizeBlock block) {
    var outcome = application.finalizeBlock(block);
    if (outcome.getTxResultsCount() != block.getTxsCount()) {
      throw new SoloException(
          Reason.RESULTS_MISCOUNTED,
          "FinalizeBlock at height %d returned %d results for %d transactions"
              .formatted(block.getHeight(), outcome.getTxResultsCount(), block.getTxsCount()));
    }
    return outcome;
  }

  private List<ByteString> offered(long bytesMax) {
    return switch (config.poolOwner()) {
      case DRIVER -> waiting.offer(bytesMax, rules.gasMax());
      case APPLICATION -> List.of();
    };
  }

  /** The first block has the time of genesis; time never stands still or goes back. */
  private Timestamp nextTime(Optional<RequestFinalizeBlock> last) {
    if (last.isEmpty()) {
      return timestamp(config.genesis().time());
    }
    var before = last.get().getTime();
    Instant earliest = Instant.ofEpochSecond(before.getSeconds(), before.getNanos()).plusMillis(1);
    Instant now = config.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    return timestamp(now.isBefore(earliest) ? earliest : now);
  }

  private boolean producedOnTimer(Consumer<SoloException> onFailure) {
    try {
      produceBlock();
      return true;
    } catch (SoloException e) {
      if (e.reason() != Reason.STOPPED) {
        onFailure.accept(e);
      }
      return false;
    }
  }

  private interface Step<T> {
    T run() throws IOException;
  }

  /** After a failure nobody knows what the application has done, so nothing more is asked of it. */
  private <T> T guarded(Step<T> step) {
    try {
      return step.run();
    } catch (SoloException e) {
      stopped = true;
      throw e;
    } catch (IOException | RuntimeException | Error e) {
      stopped = true;
      throw new SoloException(
          Reason.APPLICATION_FAILED,
          "the block after height %d failed: %s; restart application and driver"
              .formatted(committedHeight, e),
          e);
    }
  }

  private void requireRunning() {
    if (stopped) {
      throw new SoloException(
          Reason.STOPPED,
          "the driver is closed or has failed; open it again with a new application");
    }
  }

  private static void tell(Consumer<SoloBlock> listener, SoloBlock block) {
    try {
      listener.accept(block);
    } catch (RuntimeException e) {
      log.error("A commit listener failed at height {}", block.height(), e);
    }
  }

  private static Submission judged(ResponseCheckTx check) {
    return check.getCode() == 0
        ? new Submission.Accepted(check)
        : new Submission.RefusedByApplication(check);
  }

  private static void requireSameHash(long height, ByteString expected, ByteString actual) {
    if (!expected.equals(actual)) {
      throw new SoloException(
          Reason.APP_HASH_DIFFERS,
          "the application's hash at height %d is %s, it was %s; its state is damaged or its execution not deterministic"
              .formatted(height, hex(actual), hex(expected)));
    }
  }

  private static String hex(ByteString bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }

  private static Timestamp timestamp(Instant instant) {
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano())
        .build();
  }

  private static RequestInitChain genesisRequest(SoloGenesis genesis, ValidatorKey key) {
    return RequestInitChain.newBuilder()
        .setTime(timestamp(genesis.time()))
        .setChainId(genesis.chainId())
        .setConsensusParams(genesis.consensusParams())
        .addValidators(
            ValidatorUpdate.newBuilder()
                .setPubKey(PublicKey.newBuilder().setEd25519(key.publicKey()))
                .setPower(genesis.power()))
        .setAppStateBytes(genesis.appState())
        .setInitialHeight(genesis.initialHeight())
        .build();
  }

  private static Path writable(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw notWritable(directory, e);
    }
    if (!Files.isWritable(directory)) {
      throw notWritable(directory, null);
    }
    return directory;
  }

  /** Makes new files' names durable, not only their content. */
  private static void sync(Path directory) throws IOException {
    try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static SoloException notWritable(Path directory, @Nullable IOException cause) {
    return new SoloException(
        Reason.DIRECTORY_NOT_WRITABLE,
        "cannot write to " + directory + "; choose another directory or change its permissions",
        cause);
  }
}
