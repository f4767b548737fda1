package org.laplace.jobs.action;

import java.util.Optional;
import org.laplace.jobs.life.JobEvent;
import org.laplace.ledger.message.AuditStarted;
import org.laplace.ledger.message.VerdictReached;
import org.laplace.ledger.settlement.Settlement;
import org.laplace.primitives.Rejection;

/** What the verifier tells a job. */
public final class AuditMessages {
  public Optional<Rejection> settle(AuditStarted message, Settlement settlement) {
    return JobEvents.apply(
        message.job(),
        new JobEvent.AuditStarted(message.attempt(), settlement.height()),
        settlement);
  }

  public Optional<Rejection> settle(VerdictReached message, Settlement settlement) {
    return JobEvents.apply(
        message.job(),
        new JobEvent.VerdictGiven(message.attempt(), message.verdict(), settlement.height()),
        settlement);
  }
}
