package org.laplace.verifier;

import java.util.List;
import java.util.Optional;
import org.laplace.ledger.LedgerLimits;
import org.laplace.ledger.Validators;
import org.laplace.ledger.message.AuditRequested;
import org.laplace.ledger.message.AuditStarted;
import org.laplace.ledger.message.Verdict;
import org.laplace.ledger.message.VerdictReached;
import org.laplace.ledger.settlement.Settlement;
import org.laplace.ledger.state.StateEntry;
import org.laplace.primitives.Code;
import org.laplace.primitives.Hash;
import org.laplace.primitives.Rejection;

/** How cases open, begin and close. */
final class CaseBook {
  private CaseBook() {}

  /** Opens a case. */
  static Optional<Rejection> open(AuditRequested requested, Settlement settlement) {
    if (settlement.get(VerifierKeys.audit(requested.job())).isPresent()) {
      return Optional.of(
          new Rejection(
              Code.WRONG_STATE,
              "a result of job " + requested.job() + " is being checked; wait for its verdict"));
    }
    AuditCase audit =
        new AuditCase(
            requested.job(),
            requested.attempt(),
            settlement.height(),
            requested.deadlineHeight(),
            requested.judgedRoot(),
            List.of());
    settlement.put(VerifierKeys.audit(audit.job()), audit);
    settlement.put(VerifierKeys.fresh(audit), audit.job());
    settlement.put(VerifierKeys.deadline(audit), audit.job());
    return Optional.empty();
  }

  /**
   * Every validator is drawn for each case of the block before. All of them in one block: what one
   * block can open is bounded by the messages that it may hold.
   */
  static void begin(Settlement settlement) {
    for (StateEntry entry : settlement.scan(VerifierKeys.FRESH, LedgerLimits.BLOCK_MESSAGES_MAX)) {
      AuditCase audit = openCase(entry, settlement);
      settlement.delete(VerifierKeys.fresh(audit));
      settlement.send(new AuditStarted(audit.job(), audit.attempt()));
    }
  }

  /** Closes the cases whose deadline this block is, or was. */
  static void expire(Settlement settlement) {
    long powerTotal = Validators.of(settlement).powerTotal();
    for (StateEntry entry :
        settlement.scan(VerifierKeys.DEADLINES, VerifierLimits.CASES_EXPIRED_PER_BLOCK_MAX)) {
      AuditCase audit = openCase(entry, settlement);
      if (audit.deadlineHeight() > settlement.height()) {
        return;
      }
      close(audit, Tally.noAgreement(powerTotal), settlement);
    }
  }

  /** Tells the job, and forgets the case: the job keeps the verdict. */
  static void close(AuditCase audit, Verdict verdict, Settlement settlement) {
    settlement.delete(VerifierKeys.audit(audit.job()));
    settlement.delete(VerifierKeys.fresh(audit));
    settlement.delete(VerifierKeys.deadline(audit));
    settlement.send(new VerdictReached(audit.job(), audit.attempt(), verdict));
    settlement.event(VerifierEvents.verdict(audit, verdict));
  }

  private static AuditCase openCase(StateEntry indexed, Settlement settlement) {
    Hash job = VerifierKeys.JobCodec.INSTANCE.decode(indexed.value());
    return settlement.require(VerifierKeys.audit(job));
  }
}
