package org.laplace.simulators.jobfile;

import org.laplace.simulators.Diagnostic;

/** Ends the reading of a job file at its first mistake. */
public final class InvalidJobFile extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Diagnostic diagnostic;

  /** A mistake at a place. */
  public InvalidJobFile(Place place, String code, String message) {
    super(message);
    diagnostic = new Diagnostic(code, place.line(), place.column(), message);
  }

  /** What is wrong, and where. */
  public Diagnostic diagnostic() {
    return diagnostic;
  }
}
