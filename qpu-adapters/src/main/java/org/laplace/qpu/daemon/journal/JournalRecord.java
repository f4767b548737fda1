package org.laplace.qpu.daemon.journal;

import org.laplace.primitives.Address;
import org.laplace.primitives.Hash;
import org.laplace.proto.v1.OutcomeKind;
import org.laplace.qpu.spi.RunTag;

/** One line of the journal. */
public sealed interface JournalRecord {
  /** The first record: whose journal this is. */
  record Founded(String chainId, Address provider) implements JournalRecord {}

  /**
   * The chain assigned a run, and the daemon took it on. The spec is in the store.
   *
   * @param deadlineHeight the last height at which a result counts
   */
  record Assigned(
      RunTag run, Hash specHash, long workUnits, long assignedHeight, long deadlineHeight)
      implements JournalRecord {}

  /** The run is about to be handed to the machine, perhaps not for the first time. */
  record Started(RunTag run) implements JournalRecord {}

  /** The machine failed at the run, and has dropped it. */
  record Failed(RunTag run) implements JournalRecord {}

  /** The answer is in the store. */
  record Computed(RunTag run, OutcomeKind outcome, Hash resultHash) implements JournalRecord {}

  /**
   * A transaction is in the store and about to be sent.
   *
   * @param height of the chain when it was signed
   */
  record Signed(PendingTransaction transaction, long height) implements JournalRecord {}

  /**
   * A signed transaction needs no further care.
   *
   * @param effective whether it did what it was signed for; if not, it never can any more
   */
  record Settled(Hash transaction, boolean effective, long height) implements JournalRecord {}

  /** The chain holds the run's result; what remains is to be paid. */
  record Submitted(RunTag run, long height) implements JournalRecord {}

  /** Nothing is left to do for the run. */
  record Ended(RunTag run, Ending ending, long height) implements JournalRecord {}

  /**
   * The operator wants offers again in spite of results that were found wrong.
   *
   * @param height the greatest one that the journal had named by then
   */
  record Resumed(long height) implements JournalRecord {}

  /**
   * What remains of records that a compaction left out.
   *
   * @param height the greatest one that the journal has named
   * @param offerLostHeight of the last offer that could not be posted; 0: none
   */
  record Summary(long height, long offerLostHeight) implements JournalRecord {}
}
