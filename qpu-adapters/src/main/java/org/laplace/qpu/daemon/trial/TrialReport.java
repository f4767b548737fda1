package org.laplace.qpu.daemon.trial;

import java.util.List;
import java.util.Optional;
import org.laplace.qpu.spi.Capabilities;

/**
 * What a trial found.
 *
 * @param problem what the machine's self-check says is wrong
 * @param runs one for each engine of the machine that runs circuits, in the order of its
 *     capabilities; none if the self-check failed
 */
public record TrialReport(Capabilities capabilities, Optional<String> problem, List<BellRun> runs) {
  public TrialReport {
    runs = List.copyOf(runs);
  }

  /** Whether the machine may bid. */
  public boolean isGood() {
    return problem.isEmpty()
        && !capabilities.engines().isEmpty()
        && runs.stream().allMatch(run -> run.problem().isEmpty());
  }
}
