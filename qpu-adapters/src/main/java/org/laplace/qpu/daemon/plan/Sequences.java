package org.laplace.qpu.daemon.plan;

import java.util.Collection;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.laplace.qpu.QpuLimits;
import org.laplace.qpu.daemon.journal.PendingTransaction;

/** Hands out the lane's next sequences, around those of transactions that wait for a block. */
final class Sequences {
  private final TreeSet<Long> taken = new TreeSet<>();
  private final long first;

  /**
   * @param laneSequence the next one that a block takes
   * @param live transactions that a block may still take
   */
  Sequences(long laneSequence, Collection<PendingTransaction> live) {
    first = laneSequence;
    live.forEach(transaction -> taken.add(transaction.sequence()));
  }

  /** The lowest one that nobody has, which is the next a block can take or the first gap. */
  long lowestFree() {
    long sequence = first;
    while (taken.contains(sequence)) {
      sequence++;
    }
    return sequence;
  }

  /** Takes the lowest free one; empty when enough transactions wait already. */
  OptionalLong take() {
    if (taken.size() >= QpuLimits.PENDING_TRANSACTIONS_MAX) {
      return OptionalLong.empty();
    }
    long sequence = lowestFree();
    taken.add(sequence);
    return OptionalLong.of(sequence);
  }

  /** Makes a sequence free again. */
  void release(long sequence) {
    taken.remove(sequence);
  }
}
