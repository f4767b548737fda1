package org.laplace.bench;

/** A line of the table, after it was tried. */
sealed interface Line {
  /** The comparison's name. */
  String name();

  /**
   * Both sides ran.
   *
   * @param isMet whether the ratio meets the group's bar for each line
   */
  record Compared(String name, Measured measured, boolean isMet) implements Line {}

  /** The peer is not here. */
  record Missing(String name, String why) implements Line {}
}
