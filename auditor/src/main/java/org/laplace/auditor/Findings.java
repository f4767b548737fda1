package org.laplace.auditor;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.laplace.auditor.OpenCase.Subject;

/** What came of runs here, by what they were about; the oldest are forgotten. */
final class Findings {
  private final Map<Subject, Finding> findings = new LinkedHashMap<>();
  private String lastFailure = "";

  private sealed interface Finding {}

  private record Success(Found found) implements Finding {}

  private record Failure() implements Finding {}

  synchronized void add(Subject subject, Found found) {
    remember(subject, new Success(found));
  }

  /** A run that found nothing, which is not tried again: it would fail again, block after block. */
  synchronized void fail(Subject subject, String why) {
    remember(subject, new Failure());
    lastFailure = why;
  }

  private void remember(Subject subject, Finding finding) {
    findings.put(subject, finding);
    if (findings.size() > AuditorLimits.REMEMBERED_CASES_MAX) {
      findings.remove(findings.keySet().iterator().next());
    }
  }

  /** Whether a run has ended, with a finding or without. */
  synchronized boolean has(Subject subject) {
    return findings.containsKey(subject);
  }

  synchronized Optional<Found> of(Subject subject) {
    return findings.get(subject) instanceof Success(Found found)
        ? Optional.of(found)
        : Optional.empty();
  }

  /** Why the last run that failed did; empty when none has. */
  synchronized Optional<String> lastFailure() {
    return lastFailure.isEmpty() ? Optional.empty() : Optional.of(lastFailure);
  }
}
