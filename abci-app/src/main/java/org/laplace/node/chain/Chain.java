package org.laplace.node.chain;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.laplace.ledger.block.Block;
import org.laplace.ledger.block.BlockExecutor;
import org.laplace.ledger.block.BlockOutcome;
import org.laplace.ledger.block.Proposal;
import org.laplace.ledger.genesis.GenesisState;
import org.laplace.ledger.lane.SignatureCache;
import org.laplace.ledger.lane.TransactionChecks;
import org.laplace.ledger.mempool.Mempool;
import org.laplace.ledger.state.Overlay;
import org.laplace.ledger.storage.Committed;
import org.laplace.ledger.storage.CommittedState;
import org.laplace.ledger.storage.PreparedCommit;
import org.laplace.ledger.storage.StateProof;
import org.laplace.ledger.storage.StateStore;
import org.laplace.primitives.Hash;
import org.laplace.primitives.Rejection;
import org.laplace.proto.v1.Genesis;
import org.laplace.proto.v1.TransactionResult;

/**
 * The ledger at work: runs blocks on committed state, keeps what a block did until it is committed,
 * and tells readers of the new state. Consensus calls come one after another; reading, checking and
 * inserting transactions may run beside them.
 */
public final class Chain implements AutoCloseable {
  /** Blocks whose state stays readable after newer ones are committed. */
  private static final int READABLE_TIPS = 8;

  private static final int SIGNATURE_CACHE_ENTRIES = 50_000;

  private final StateStore store;
  private final Protocol protocol;
  private final TipFeed feed = new TipFeed();
  private final ReadableStates readable = new ReadableStates(READABLE_TIPS);
  private volatile @Nullable Running running;
  private @Nullable Finalized finalized;

  /** What exists once the chain id is known: from genesis or from the committed state. */
  private record Running(
      TransactionChecks checks, BlockExecutor executor, Mempool mempool, Tip tip, Overlay genesis) {
    Running at(Tip newer, Overlay noGenesis) {
      return new Running(checks, executor, mempool, newer, noGenesis);
    }
  }

  /** A block that was run and waits for its commit. */
  private record Finalized(BlockOutcome outcome, PreparedCommit commit) {}

  /** What a block came to, before its commit. */
  public record FinalizedBlock(BlockOutcome outcome, Hash appHash) {}

  /**
   * @param store opened by the caller, closed with the chain
   */
  public Chain(StateStore store, Protocol protocol) {
    this.store = store;
    this.protocol = protocol;
    store.lastCommitted().ifPresent(this::resume);
  }

  /** The last committed block; empty before the first. */
  public Optional<Committed> lastCommitted() {
    return store.lastCommitted();
  }

  public TipFeed feed() {
    return feed;
  }

  /**
   * Reads the newest state, which stays readable until the reader returns, however many blocks are
   * committed meanwhile. Empty while there is no state, and after the end.
   */
  public <T> Optional<T> read(Function<Tip, T> reader) {
    Optional<Tip> tip = readable.acquire(feed);
    if (tip.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(reader.apply(tip.get()));
    } finally {
      readable.release(tip.get());
    }
  }

  /** The id that transactions are signed for; empty before genesis. */
  public Optional<String> chainId() {
    return Optional.ofNullable(running).map(now -> now.checks().chainId());
  }

  /**
   * Takes the genesis state. Nothing is written before the first commit: after a crash in between
   * CometBFT sends the genesis again.
   *
   * @return the app hash of the genesis state
   */
  public Hash initialise(String chainId, Genesis genesis)
      throws GenesisState.InvalidGenesisException {
    Overlay state = GenesisState.write(genesis, store.committed());
    state.put(ChainKeys.CHAIN_ID, chainId);
    Hash appHash = store.prepare(0, state.writes(), List.of(), new TreeMap<>()).appHash();
    start(chainId, new Tip(0, appHash, state), state);
    return appHash;
  }

  private void resume(Committed committed) {
    CommittedState state = store.committed();
    readable.add(committed.height(), state);
    start(
        state.require(ChainKeys.CHAIN_ID),
        new Tip(committed.height(), committed.appHash(), state),
        new Overlay(state));
  }

  private void start(String chainId, Tip tip, Overlay genesis) {
    TransactionChecks checks =
        new TransactionChecks(chainId, protocol, new SignatureCache(SIGNATURE_CACHE_ENTRIES));
    BlockExecutor executor = protocol.executor(checks);
    Mempool mempool = new Mempool(checks, tip.state(), tip.height() + 1);
    running = new Running(checks, executor, mempool, tip, genesis);
    feed.publish(tip);
  }

  private Running running() {
    Running now = running;
    if (now == null) {
      throw new IllegalStateException("the chain has no genesis yet");
    }
    return now;
  }

  public Mempool mempool() {
    return running().mempool();
  }

  /** Transactions for the next block, of this node's mempool. */
  public List<ByteString> propose(long sizeBytesMax) {
    return running().mempool().propose(sizeBytesMax);
  }

  /** Whether a proposed block is one that this protocol can have built on the committed state. */
  public Optional<Rejection> judge(long height, List<ByteString> transactions) {
    Running now = running();
    Proposal proposal = new Proposal(now.checks(), now.tip().state(), height);
    for (ByteString transaction : transactions) {
      Optional<Rejection> rejection = proposal.add(transaction);
      if (rejection.isPresent()) {
        return rejection;
      }
    }
    return Optional.empty();
  }

  /** Runs a decided block. It may be run again, or another one instead, before the commit. */
  public FinalizedBlock finalizeBlock(
      long height, ByteString proposer, List<ByteString> transactions) {
    Running now = running();
    Block block = new Block(height, proposer, now.tip().appHash(), transactions);
    BlockOutcome outcome = now.executor().execute(block, now.tip().state());
    // The genesis state becomes durable with the first block.
    SortedMap<ByteString, Optional<ByteString>> changes =
        new TreeMap<>(ByteString.unsignedLexicographicalComparator());
    changes.putAll(now.genesis().writes());
    changes.putAll(outcome.changes());
    PreparedCommit commit =
        store.prepare(
            height,
            changes,
            outcome.blobs().values(),
            TxRecords.of(height, transactions, outcome.results()));
    finalized = new Finalized(outcome, commit);
    return new FinalizedBlock(outcome, commit.appHash());
  }

  /** Makes the block that was run last durable, and shows it to readers. */
  public void commit() {
    Finalized block = finalized;
    if (block == null) {
      throw new IllegalStateException("there is no block to commit");
    }
    store.commit(block.commit());
    finalized = null;
    CommittedState state = store.committed();
    Tip tip = new Tip(block.commit().height(), block.commit().appHash(), state);
    running = running().at(tip, new Overlay(state));
    mempool().advance(state, tip.height() + 1);
    readable.add(tip.height(), state);
    feed.publish(tip);
  }

  /** The bulky bytes with this SHA-256. */
  public Optional<ByteString> blob(Hash hash) {
    try (CommittedState state = store.committed()) {
      return state.blob(hash);
    }
  }

  /** What became of a transaction, while it is remembered. */
  public Optional<TransactionResult> transaction(Hash hash) {
    try (CommittedState state = store.committed()) {
      return state.transaction(hash).map(Chain::parse);
    }
  }

  private static TransactionResult parse(ByteString record) {
    try {
      return TransactionResult.parseFrom(record);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a transaction's record does not parse", e);
    }
  }

  /**
   * What stood under a key after a block, with its proof; empty for a height no longer provable.
   */
  public Optional<StateProof> proof(long height, ByteString key) {
    try (CommittedState state = store.committed()) {
      return state.proof(height, key);
    }
  }

  @Override
  public void close() {
    feed.close();
    readable.close();
    store.close();
  }
}
