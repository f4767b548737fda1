package org.laplace.ledger.mempool;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.laplace.ledger.LedgerKeys;
import org.laplace.ledger.LedgerLimits;
import org.laplace.ledger.block.Proposal;
import org.laplace.ledger.lane.Account;
import org.laplace.ledger.lane.CheckedTx;
import org.laplace.ledger.lane.DataInputs;
import org.laplace.ledger.lane.TransactionChecks;
import org.laplace.ledger.state.StateView;
import org.laplace.primitives.Address;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Code;
import org.laplace.primitives.Hash;
import org.laplace.primitives.Parsed;
import org.laplace.primitives.Rejection;

/**
 * The application's mempool: by lane, in the order of sequences. Everything in it was checked
 * against the committed state and could pay for itself when it came in. Safe for use by several
 * threads.
 */
public final class Mempool {
  private final TransactionChecks checks;
  private final int txsMax;
  private final long sizeBytesMax;
  private final SortedMap<Address, NavigableMap<Long, Waiting>> lanes = new TreeMap<>();
  private final SortedMap<Hash, Waiting> byHash = new TreeMap<>();
  private final NavigableMap<Long, Waiting> ungossiped = new TreeMap<>();
  private StateView committed;
  private long nextHeight;
  private long sizeBytes;
  private long arrivals;

  private record Waiting(CheckedTx tx, long arrival) {}

  /**
   * @param committed the state after the last block
   * @param nextHeight the height after it
   */
  public Mempool(TransactionChecks checks, StateView committed, long nextHeight) {
    this(
        checks,
        committed,
        nextHeight,
        LedgerLimits.MEMPOOL_TXS_MAX,
        LedgerLimits.MEMPOOL_SIZE_BYTES);
  }

  Mempool(
      TransactionChecks checks,
      StateView committed,
      long nextHeight,
      int txsMax,
      long sizeBytesMax) {
    this.checks = checks;
    this.committed = committed;
    this.nextHeight = nextHeight;
    this.txsMax = txsMax;
    this.sizeBytesMax = sizeBytesMax;
  }

  /** All checks, nothing kept: what CheckTx and {@link #insert} have in common. */
  public synchronized Optional<Rejection> check(ByteString bytes) {
    return switch (checks.decode(bytes)) {
      case Parsed.Refused<CheckedTx>(Rejection rejection) -> Optional.of(rejection);
      case Parsed.Value<CheckedTx>(CheckedTx tx) -> check(tx);
    };
  }

  /**
   * Takes a transaction in. One that is here already is taken again without effect, so that a
   * client may send the same bytes as often as he likes.
   */
  public Optional<Rejection> insert(ByteString bytes) {
    return switch (checks.decode(bytes)) {
      case Parsed.Refused<CheckedTx>(Rejection rejection) -> Optional.of(rejection);
      case Parsed.Value<CheckedTx>(CheckedTx tx) -> insert(tx);
    };
  }

  private synchronized Optional<Rejection> insert(CheckedTx tx) {
    if (byHash.containsKey(tx.hash())) {
      return Optional.empty();
    }
    if (byHash.size() >= txsMax || sizeBytes + tx.bytes().size() > sizeBytesMax) {
      return Optional.of(
          new Rejection(Code.MEMPOOL_FULL, "the node holds no more transactions; try again later"));
    }
    Optional<Rejection> rejection = check(tx);
    if (rejection.isPresent()) {
      return rejection;
    }
    Waiting waiting = new Waiting(tx, arrivals++);
    lanes.computeIfAbsent(tx.sender(), sender -> new TreeMap<>()).put(tx.sequence(), waiting);
    byHash.put(tx.hash(), waiting);
    sizeBytes += tx.bytes().size();
    ungossiped.put(waiting.arrival(), waiting);
    return Optional.empty();
  }

  private Optional<Rejection> check(CheckedTx tx) {
    Optional<Rejection> weight = fitsABlock(tx);
    if (weight.isPresent()) {
      return weight;
    }
    Account account = account(tx.sender());
    Optional<Rejection> sequence = sequenceIsInWindow(tx, account);
    if (sequence.isPresent()) {
      return sequence;
    }
    Optional<Rejection> refusal = checks.authorise(tx, account, nextHeight);
    if (refusal.isPresent()) {
      return refusal;
    }
    DataInputs inputs = new DataInputs(committed, nextHeight);
    return TransactionChecks.freeOfFee(tx, inputs).isPresent()
        ? Optional.empty()
        : TransactionChecks.canPay(tx, account.balance(), inputs);
  }

  private Optional<Rejection> fitsABlock(CheckedTx tx) {
    long weightMax = committed.require(LedgerKeys.PARAMS).getBlockWeightMax();
    return tx.weight() <= weightMax
        ? Optional.empty()
        : Optional.of(
            new Rejection(
                Code.TRANSACTION_TOO_LARGE,
                "the transaction weighs "
                    + tx.weight()
                    + ", a whole block "
                    + weightMax
                    + "; split it"));
  }

  private Optional<Rejection> sequenceIsInWindow(CheckedTx tx, Account account) {
    long ahead = tx.sequence() - account.sequence();
    if (Long.compareUnsigned(tx.sequence(), account.sequence()) < 0) {
      return Optional.of(
          new Rejection(
              Code.SEQUENCE_TOO_LOW,
              "sequence "
                  + tx.sequence()
                  + " is used already, the lane's next one is "
                  + account.sequence()
                  + "; a transaction counts once"));
    }
    if (ahead > LedgerLimits.LANE_PENDING_TXS_MAX) {
      return Optional.of(
          new Rejection(
              Code.SEQUENCE_TOO_HIGH,
              "sequence "
                  + Long.toUnsignedString(tx.sequence())
                  + " is too far ahead, the lane's next one is "
                  + account.sequence()));
    }
    NavigableMap<Long, Waiting> lane = lanes.get(tx.sender());
    Waiting taken = lane == null ? null : lane.get(tx.sequence());
    if (taken != null && !taken.tx().hash().equals(tx.hash())) {
      return Optional.of(
          new Rejection(
              Code.ALREADY_PENDING,
              "another transaction with sequence "
                  + tx.sequence()
                  + " is waiting for a block; sign this one with the next sequence"));
    }
    return Optional.empty();
  }

  /**
   * Transactions for the next block: lane by lane, the highest tip and then the earliest arrival
   * first, each lane up to its first gap.
   *
   * @param blockBytesMax the most that they may come to as CometBFT counts them
   */
  public synchronized List<ByteString> propose(long blockBytesMax) {
    List<NavigableMap<Long, Waiting>> order = new ArrayList<>(lanes.values());
    order.sort(
        Comparator.comparing((NavigableMap<Long, Waiting> lane) -> tipOfFirst(lane))
            .reversed()
            .thenComparingLong(lane -> lane.firstEntry().getValue().arrival()));
    Proposal proposal = new Proposal(checks, committed, nextHeight);
    long size = 0;
    for (NavigableMap<Long, Waiting> lane : order) {
      for (Waiting waiting : lane.values()) {
        long sized = size + wireSize(waiting.tx().bytes());
        if (sized > blockBytesMax || proposal.add(waiting.tx()).isPresent()) {
          break;
        }
        size = sized;
      }
    }
    return List.copyOf(proposal.transactions());
  }

  /** Transactions that have not been handed out for gossip yet. */
  public synchronized List<ByteString> reap(long reapedBytesMax) {
    List<ByteString> reaped = new ArrayList<>();
    long size = 0;
    while (!ungossiped.isEmpty()) {
      CheckedTx tx = ungossiped.firstEntry().getValue().tx();
      size += wireSize(tx.bytes());
      if (size > reapedBytesMax && !reaped.isEmpty()) {
        break;
      }
      ungossiped.pollFirstEntry();
      reaped.add(tx.bytes());
    }
    return reaped;
  }

  /** Goes on to a new committed state; what it has used up or made impossible is dropped. */
  public synchronized void advance(StateView newCommitted, long newNextHeight) {
    committed = newCommitted;
    nextHeight = newNextHeight;
    for (Waiting waiting : List.copyOf(byHash.values())) {
      CheckedTx tx = waiting.tx();
      if (Long.compareUnsigned(tx.sequence(), account(tx.sender()).sequence()) < 0
          || Long.compareUnsigned(tx.transaction().body().getExpiryHeight(), nextHeight) < 0
          || cannotPayAtTheHead(tx)) {
        drop(waiting);
      }
    }
  }

  private boolean cannotPayAtTheHead(CheckedTx tx) {
    Account account = account(tx.sender());
    return tx.sequence() == account.sequence() && check(tx).isPresent();
  }

  /** The sequence for a lane's next transaction, those that wait here counted. */
  public synchronized long nextSequence(Address owner) {
    long next = account(owner).sequence();
    NavigableMap<Long, Waiting> lane = lanes.get(owner);
    while (lane != null && lane.containsKey(next)) {
      next++;
    }
    return next;
  }

  public synchronized int size() {
    return byHash.size();
  }

  private void drop(Waiting waiting) {
    CheckedTx tx = waiting.tx();
    ungossiped.remove(waiting.arrival());
    byHash.remove(tx.hash());
    sizeBytes -= tx.bytes().size();
    NavigableMap<Long, Waiting> lane = lanes.get(tx.sender());
    if (lane != null) {
      lane.remove(tx.sequence());
      if (lane.isEmpty()) {
        lanes.remove(tx.sender());
      }
    }
  }

  private Account account(Address address) {
    return committed.get(LedgerKeys.account(address)).orElse(Account.PASSIVE);
  }

  private static Amount tipOfFirst(NavigableMap<Long, Waiting> lane) {
    return lane.firstEntry().getValue().tx().tip();
  }

  /** As a repeated bytes field with its tag and length, which is how CometBFT counts. */
  private static long wireSize(ByteString tx) {
    return com.google.protobuf.CodedOutputStream.computeBytesSize(1, tx);
  }
}
