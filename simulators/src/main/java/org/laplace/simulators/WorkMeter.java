package org.laplace.simulators;

/** Counts the work of a run against its budget. */
public final class WorkMeter {
  private final long budget;
  private long done;

  /**
   * A full budget.
   *
   * @param budget work units that the run may take
   */
  public WorkMeter(long budget) {
    this.budget = budget;
  }

  /** Takes the units; false, and nothing taken, when the budget does not hold them. */
  public boolean take(long units) {
    if (units > budget - done) {
      return false;
    }
    done += units;
    return true;
  }

  /** Units that are left. */
  public long left() {
    return budget - done;
  }

  /** Units taken. */
  public long done() {
    return done;
  }
}
