package org.laplace.verifier;

import java.util.Optional;
import org.laplace.ledger.lane.ActionHandler;
import org.laplace.ledger.message.Attested;
import org.laplace.ledger.message.AuditRequested;
import org.laplace.ledger.settlement.Settlement;
import org.laplace.ledger.settlement.Step;
import org.laplace.primitives.Rejection;
import org.laplace.proto.v1.Attest;

/** The verifier as the application wires it. Holds no state. */
public final class VerifierComponent {
  private final AttestHandler attest = new AttestHandler();

  public ActionHandler<Attest, ?> attest() {
    return attest;
  }

  public Optional<Rejection> handle(Attested attested, Settlement settlement) {
    return attest.settle(attested, settlement);
  }

  public Optional<Rejection> handle(AuditRequested requested, Settlement settlement) {
    return CaseBook.open(requested, settlement);
  }

  /** Says which cases are drawn: those that the block before opened. */
  public Step beginStep() {
    return CaseBook::begin;
  }

  /** Ends cases by their deadlines; stands before the deadlines of jobs. */
  public Step endStep() {
    return CaseBook::expire;
  }
}
