package org.laplace.qpu.daemon.plan;

import java.util.Collections;
import java.util.SortedMap;
import org.laplace.primitives.Rejection;
import org.laplace.qpu.spi.RunState;
import org.laplace.qpu.spi.RunTag;

/**
 * The machine as it is now.
 *
 * @param parallelRuns how many runs it works on at the same time
 * @param isHealthy whether its self-check passed
 * @param runs how far the started ones are
 * @param refusals the taken ones that it does not do after all, and why
 */
public record Machine(
    int parallelRuns,
    boolean isHealthy,
    SortedMap<RunTag, RunState> runs,
    SortedMap<RunTag, Rejection> refusals) {
  public Machine {
    runs = Collections.unmodifiableSortedMap(runs);
    refusals = Collections.unmodifiableSortedMap(refusals);
  }

  RunState stateOf(RunTag tag) {
    RunState state = runs.get(tag);
    return state == null ? new RunState.Unknown() : state;
  }
}
