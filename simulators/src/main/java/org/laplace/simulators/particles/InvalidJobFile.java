package org.laplace.simulators.particles;

import org.laplace.simulators.Diagnostic;

/** Ends the reading of a job file at its first mistake. */
final class InvalidJobFile extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Diagnostic diagnostic;

  InvalidJobFile(Diagnostic diagnostic) {
    super(diagnostic.message());
    this.diagnostic = diagnostic;
  }

  Diagnostic diagnostic() {
    return diagnostic;
  }
}
