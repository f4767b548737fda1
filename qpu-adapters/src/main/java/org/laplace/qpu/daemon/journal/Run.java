package org.laplace.qpu.daemon.journal;

import org.laplace.primitives.Hash;
import org.laplace.proto.v1.OutcomeKind;
import org.laplace.qpu.spi.RunTag;

/**
 * One assigned run and how far it is.
 *
 * @param specHash names the job's spec in the store
 * @param deadlineHeight the last height at which a result counts
 */
public record Run(
    RunTag tag,
    Hash specHash,
    long workUnits,
    long assignedHeight,
    long deadlineHeight,
    Stage stage) {

  /** How far a run is, as far as the journal knows. */
  public sealed interface Stage {
    /** Taken on, not begun. */
    record Assigned() implements Stage {}

    /**
     * Handed to the machine.
     *
     * @param starts how often: once, and once more for each restart of the process or the run
     * @param failures how often the machine failed at it
     */
    record Started(int starts, int failures) implements Stage {}

    /** The answer is in the store. */
    record Computed(OutcomeKind outcome, Hash resultHash) implements Stage {}

    /** The chain has the result. */
    record Submitted() implements Stage {}
  }

  Run at(Stage next) {
    return new Run(tag, specHash, workUnits, assignedHeight, deadlineHeight, next);
  }
}
