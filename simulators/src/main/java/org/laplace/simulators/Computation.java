package org.laplace.simulators;

/** A program that was parsed and found valid. Immutable; may be started any number of times. */
public interface Computation {
  /** What a whole run takes. */
  Cost cost();

  /** Whether a job may declare this cost: it must be {@link #cost}, unless the engine says more. */
  default boolean accepts(Cost declared) {
    return declared.equals(cost());
  }

  /**
   * A run at its start. Allocates the memory that {@link #cost} names.
   *
   * @param workUnitsBudget the run ends {@link Outcome.Exhausted} rather than take more
   */
  Execution start(long workUnitsBudget);

  /**
   * As {@link #start(long)}, with threads to share the work. They change no bit of what comes out,
   * and must not be closed before the run has ended.
   */
  default Execution start(long workUnitsBudget, Workers workers) {
    return start(workUnitsBudget);
  }
}
