package org.laplace.qpu.daemon.plan;

import org.laplace.primitives.Hash;
import org.laplace.proto.v1.Assignment;
import org.laplace.qpu.daemon.journal.Ending;
import org.laplace.qpu.daemon.journal.PendingTransaction;
import org.laplace.qpu.daemon.journal.Purpose;
import org.laplace.qpu.spi.RunTag;

/** One step of the daemon. The shell writes it to the journal before it carries it out. */
public sealed interface ProviderAction {
  /** Makes the journal this provider's on this chain. */
  record Found(String chainId) implements ProviderAction {}

  /** Takes an assigned run on and keeps its spec. */
  record Accept(RunTag run, Assignment assignment) implements ProviderAction {}

  /** Hands a run to the machine. */
  record Start(RunTag run) implements ProviderAction {}

  /** Takes a finished run's answer into the store. */
  record Collect(RunTag run) implements ProviderAction {}

  /** Lets the machine drop a run. */
  record Release(RunTag run) implements ProviderAction {}

  /** Notes that the machine failed at a run, and lets it drop it. */
  record NoteFailed(RunTag run, String reason) implements ProviderAction {}

  /** Signs a transaction, which a later plan sends. */
  record Sign(Purpose purpose, long sequence, long expiryHeight, String reason)
      implements ProviderAction {}

  /** Hands a signed transaction to a node, perhaps not for the first time. */
  record Send(PendingTransaction transaction) implements ProviderAction {}

  /** Forgets a transaction that took effect, or never will. */
  record Settle(Hash transaction, Purpose purpose, boolean effective) implements ProviderAction {}

  /** Notes that the chain has a run's result. */
  record NoteSubmitted(RunTag run) implements ProviderAction {}

  /** Leaves a run behind for good. */
  record End(RunTag run, Ending ending, String reason) implements ProviderAction {}
}
