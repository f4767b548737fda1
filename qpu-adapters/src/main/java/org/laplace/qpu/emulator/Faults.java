package org.laplace.qpu.emulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.laplace.qpu.QpuLimits;

/** Decides what goes wrong. */
final class Faults {
  private final SplittableRandom random;
  private final List<FaultRule> rules;

  Faults(List<FaultRule> rules, long seed) {
    this.rules = new ArrayList<>(rules);
    this.random = new SplittableRandom(seed);
  }

  /** Adds a rule. */
  synchronized void add(FaultRule rule) {
    if (rules.size() >= QpuLimits.EMULATOR_FAULTS_COUNT_MAX) {
      throw new IllegalStateException("there are " + rules.size() + " faults already");
    }
    rules.add(rule);
  }

  /** From now on nothing goes wrong. */
  synchronized void clear() {
    rules.clear();
  }

  /** What happens to a request. */
  synchronized Optional<FaultKind> ofRequest(String method, String path) {
    return draw(rule -> rule.kind().isOfRequests() && rule.matches(method, path));
  }

  /** Whether this happens to a job. */
  synchronized boolean ofJob(FaultKind kind) {
    return draw(rule -> rule.kind() == kind).isPresent();
  }

  private Optional<FaultKind> draw(Predicate<FaultRule> matches) {
    for (int i = 0; i < rules.size(); i++) {
      FaultRule rule = rules.get(i);
      if (!matches.test(rule) || (rule.share() < 1 && random.nextDouble() >= rule.share())) {
        continue;
      }
      if (rule.times() <= 1) {
        rules.remove(i);
      } else if (rule.times() != Integer.MAX_VALUE) {
        rules.set(i, rule.once());
      }
      return Optional.of(rule.kind());
    }
    return Optional.empty();
  }
}
