package org.laplace.verifier;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.laplace.ledger.message.Verdict;
import org.laplace.primitives.Address;
import org.laplace.primitives.Hash;

/** How far a case is decided by the attestations that are in. */
sealed interface Tally {

  /** Some root may still reach its quorum. */
  record Undecided() implements Tally {}

  /** One root has more than 2/3 of the total power. No second one can. */
  record Agreed(Verdict verdict) implements Tally {}

  /** Not even all the power that is still silent would bring any root to a quorum. */
  record Split(Verdict verdict) implements Tally {}

  /**
   * Counts.
   *
   * @param attestations at most one for each validator
   * @param powerTotal of all validators, those that are silent included; 1 to {@link
   *     org.laplace.ledger.LedgerLimits#POWER_TOTAL_MAX}
   */
  static Tally of(List<Attestation> attestations, long powerTotal) {
    SortedMap<Hash, Long> powers = new TreeMap<>();
    long silent = powerTotal;
    for (Attestation attestation : attestations) {
      powers.merge(attestation.root(), attestation.power(), Math::addExact);
      silent = Math.subtractExact(silent, attestation.power());
    }
    if (silent < 0) {
      throw new IllegalArgumentException("the attestations have more power than there is");
    }
    Quorum quorum = Quorum.of(powerTotal);
    Optional<Map.Entry<Hash, Long>> strongest =
        powers.entrySet().stream().max(Comparator.comparing(Map.Entry::getValue));
    long leading = strongest.map(Map.Entry::getValue).orElse(0L);
    if (strongest.isPresent() && quorum.isReachedBy(leading)) {
      return new Agreed(agreement(strongest.get().getKey(), leading, attestations, powerTotal));
    }
    return quorum.isReachedBy(Math.addExact(leading, silent))
        ? new Undecided()
        : new Split(noAgreement(powerTotal));
  }

  /** The verdict on a case that nobody can decide any more. */
  static Verdict noAgreement(long powerTotal) {
    return new Verdict(Optional.empty(), 0, powerTotal, List.of());
  }

  private static Verdict agreement(
      Hash root, long power, List<Attestation> attestations, long powerTotal) {
    List<Address> attestors =
        attestations.stream()
            .filter(attestation -> attestation.root().equals(root))
            .map(Attestation::hotLane)
            .sorted()
            .toList();
    return new Verdict(Optional.of(root), power, powerTotal, attestors);
  }
}
