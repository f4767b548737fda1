package org.laplace.simulators;

/** Hears of the progress of a run. */
@FunctionalInterface
public interface RunListener {
  /** Hears nothing. */
  RunListener NONE = (workDone, workTotal) -> {};

  /**
   * Called after each segment, by the thread that runs.
   *
   * @param workDone work units behind
   * @param workTotal work units that a whole run takes at most
   */
  void advanced(long workDone, long workTotal);
}
