package org.laplace.simulators;

/** How a run ended. The numbers are part of the result root. */
public enum OutcomeKind {
  /** The result holds what was computed. */
  COMPUTED(1),
  /** A value became infinite or not a number. */
  DIVERGED(2),
  /** The declared work was used up. */
  EXHAUSTED(3),
  /** The program cannot run, or its cost is not the declared one. */
  MISDECLARED(4);

  private final int number;

  OutcomeKind(int number) {
    this.number = number;
  }

  /** The number on the wire and in the result root. */
  public int number() {
    return number;
  }
}
