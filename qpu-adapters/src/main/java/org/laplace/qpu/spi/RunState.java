package org.laplace.qpu.spi;

/** How far a run is. */
public sealed interface RunState {
  /** Never submitted, cancelled, or forgotten by the machine. */
  record Unknown() implements RunState {}

  /** Waits for the machine. */
  record Queued() implements RunState {}

  /**
   * Runs now.
   *
   * @param workUnitsDone 0 if the machine does not say
   */
  record Running(long workUnitsDone) implements RunState {}

  /** Has an answer to fetch. */
  record Finished() implements RunState {}

  /**
   * The machine failed; the job may be submitted again after {@link Adapter#cancel}.
   *
   * @param reason for the operator to read
   */
  record Failed(String reason) implements RunState {}
}
