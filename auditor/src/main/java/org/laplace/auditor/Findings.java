package org.laplace.auditor;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.laplace.primitives.Hash;

/** What came of runs here, by the hash of their specs; the oldest are forgotten. */
final class Findings {
  private final Map<Hash, Finding> findings = new LinkedHashMap<>();
  private String lastFailure = "";

  private sealed interface Finding {}

  private record Root(Hash root) implements Finding {}

  private record Failure() implements Finding {}

  synchronized void add(Hash specHash, Hash root) {
    remember(specHash, new Root(root));
  }

  /** A run without a root, which is not tried again: it would fail again, block after block. */
  synchronized void fail(Hash specHash, String why) {
    remember(specHash, new Failure());
    lastFailure = why;
  }

  private void remember(Hash specHash, Finding finding) {
    findings.put(specHash, finding);
    if (findings.size() > AuditorLimits.REMEMBERED_CASES_MAX) {
      findings.remove(findings.keySet().iterator().next());
    }
  }

  /** Whether a run has ended, with a root or without. */
  synchronized boolean has(Hash specHash) {
    return findings.containsKey(specHash);
  }

  synchronized Optional<Hash> rootOf(Hash specHash) {
    return findings.get(specHash) instanceof Root(Hash root) ? Optional.of(root) : Optional.empty();
  }

  /** Why the last run that failed did; empty when none has. */
  synchronized Optional<String> lastFailure() {
    return lastFailure.isEmpty() ? Optional.empty() : Optional.of(lastFailure);
  }
}
