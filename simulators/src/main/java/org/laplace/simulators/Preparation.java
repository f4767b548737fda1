package org.laplace.simulators;

import java.util.List;

/** What comes of reading a program. */
public sealed interface Preparation {
  /** The program can run. */
  record Ready(Computation computation) implements Preparation {}

  /**
   * The program cannot run.
   *
   * @param diagnostics at least one, in the order of the source
   */
  record Refused(List<Diagnostic> diagnostics) implements Preparation {
    public Refused {
      diagnostics = List.copyOf(diagnostics);
    }
  }

  /** One reason to refuse. */
  static Refused refused(Diagnostic diagnostic) {
    return new Refused(List.of(diagnostic));
  }
}
