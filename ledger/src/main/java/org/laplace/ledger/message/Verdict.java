package org.laplace.ledger.message;

import java.util.List;
import java.util.Optional;
import org.laplace.primitives.Address;
import org.laplace.primitives.Hash;

/**
 * What the checking of a claimed result came to. It says what validators agree on; whether that is
 * the claimed result, the job knows.
 *
 * @param agreedRoot what more than 2/3 of the total power found; empty: no agreement by the
 *     deadline
 * @param powerAgreed power of the attestors
 * @param powerTotal power of all validators
 * @param attestors hot lanes that attested the agreed root, ascending
 * @param judgement what they found, where results are judged by statistics
 */
public record Verdict(
    Optional<Hash> agreedRoot,
    long powerAgreed,
    long powerTotal,
    List<Address> attestors,
    Optional<Judgement> judgement) {
  public Verdict {
    attestors = List.copyOf(attestors);
  }

  /** Of a result that was run again. */
  public Verdict(
      Optional<Hash> agreedRoot, long powerAgreed, long powerTotal, List<Address> attestors) {
    this(agreedRoot, powerAgreed, powerTotal, attestors, Optional.empty());
  }

  /** The same attestors and power, on a claimed result that was judged. */
  public Verdict judged(Hash claimedRoot, Judgement found) {
    return new Verdict(
        Optional.of(claimedRoot), powerAgreed, powerTotal, attestors, Optional.of(found));
  }
}
