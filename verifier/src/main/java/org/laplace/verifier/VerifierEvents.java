package org.laplace.verifier;

import java.util.List;
import org.laplace.ledger.message.Attested;
import org.laplace.ledger.message.Verdict;
import org.laplace.ledger.settlement.Event;
import org.laplace.primitives.Hash;

/** What those who watch learn from the verifier. */
final class VerifierEvents {
  private VerifierEvents() {}

  static Event attested(Attested attested) {
    return new Event(
        "attested",
        List.of(
            new Event.Attribute("job", attested.job().hex()),
            new Event.Attribute("attempt", Integer.toString(attested.attempt())),
            new Event.Attribute("root", attested.root().hex()),
            new Event.Attribute("hot_lane", attested.hotLane().toString())));
  }

  /** The root is empty when there is no agreement. */
  static Event verdict(AuditCase audit, Verdict verdict) {
    return new Event(
        "verdict",
        List.of(
            new Event.Attribute("job", audit.job().hex()),
            new Event.Attribute("attempt", Integer.toString(audit.attempt())),
            new Event.Attribute("root", verdict.agreedRoot().map(Hash::hex).orElse(""))));
  }
}
