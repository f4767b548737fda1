package org.laplace.circuits;

/** How a shot ended; the same for every machine that runs it with the same outcomes. */
public sealed interface ShotEnd {
  /** The program came to its end. */
  record Finished() implements ShotEnd {}

  /** The program took more control steps than it may, as an endless loop does. */
  record Exhausted(long stepsMax) implements ShotEnd {}

  /** The program computed something that has no result, such as a division by zero. */
  record Faulted(String reason) implements ShotEnd {}
}
