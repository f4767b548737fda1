package org.laplace.simulators;

import java.util.Optional;
import java.util.concurrent.CancellationException;

/** Runs a computation from its start to its outcome. */
public final class Run {
  private Run() {}

  /** Runs to the end, however long it takes. */
  public static Outcome of(Computation computation, long workUnitsBudget) {
    return of(computation, workUnitsBudget, RunListener.NONE, Cancellation.NEVER);
  }

  /** As below, on the caller's thread alone. */
  public static Outcome of(
      Computation computation,
      long workUnitsBudget,
      RunListener listener,
      Cancellation cancellation) {
    return of(computation, workUnitsBudget, Workers.SEQUENTIAL, listener, cancellation);
  }

  /**
   * Runs to the end or until cancelled. Neither listener nor cancellation changes an outcome.
   *
   * @throws CancellationException when the cancellation says so; asked before each segment
   */
  public static Outcome of(
      Computation computation,
      long workUnitsBudget,
      Workers workers,
      RunListener listener,
      Cancellation cancellation) {
    stopIfRequested(cancellation);
    Execution execution = computation.start(workUnitsBudget, workers);
    long workTotal = computation.cost().workUnits();
    while (true) {
      Optional<Outcome> outcome = execution.advance();
      listener.advanced(execution.workDone(), workTotal);
      if (outcome.isPresent()) {
        return outcome.get();
      }
      stopIfRequested(cancellation);
    }
  }

  /**
   * Ends what the caller does if it was cancelled.
   *
   * @throws CancellationException when the cancellation says so
   */
  public static void stopIfRequested(Cancellation cancellation) {
    if (cancellation.isRequested()) {
      throw new CancellationException("the run was cancelled");
    }
  }
}
