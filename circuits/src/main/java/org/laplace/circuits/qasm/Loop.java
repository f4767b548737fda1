package org.laplace.circuits.qasm;

/** A loop around the current statement. */
final class Loop {
  private final Kind kind;
  private final int region;
  private final int breakLabel;
  private int continueLabel;

  private enum Kind {
    /** Written out; no exit depends on a measurement. */
    UNROLLED,
    /** Written out; what it assigns is in the memory, so that exits may be written down. */
    LIFTED,
    /** Runs during the shot. */
    RUN_TIME
  }

  private Loop(Kind kind, int region, int breakLabel, int continueLabel) {
    this.kind = kind;
    this.region = region;
    this.breakLabel = breakLabel;
    this.continueLabel = continueLabel;
  }

  /** A loop that is written out with its body in the region. */
  static Loop unrolled(int region) {
    return new Loop(Kind.UNROLLED, region, -1, -1);
  }

  /** A loop that is written out, with exits that depend on measurements. */
  static Loop lifted(int region, int breakLabel) {
    return new Loop(Kind.LIFTED, region, breakLabel, -1);
  }

  /** A loop of the circuit. */
  static Loop atRunTime(int region, int breakLabel, int continueLabel) {
    return new Loop(Kind.RUN_TIME, region, breakLabel, continueLabel);
  }

  /** Whether exits may be written down. */
  boolean isLifted() {
    return kind != Kind.UNROLLED;
  }

  /** Whether an exit in the region is taken while the loop is written out. */
  boolean exitsNow(int exitRegion) {
    return kind != Kind.RUN_TIME && exitRegion == region;
  }

  int breakLabel() {
    return breakLabel;
  }

  int continueLabel() {
    return continueLabel;
  }

  /** Starts the next round, which has a label of its own. */
  void startRound(int label) {
    continueLabel = label;
  }
}
