package org.laplace.circuits.qasm;

import java.util.List;
import org.laplace.circuits.Circuit;

/** What became of a program. */
public sealed interface ParseResult {
  /** It is a circuit. */
  record Parsed(Circuit circuit) implements ParseResult {}

  /** It is none. At least one diagnostic, in the order of the text. */
  record Rejected(List<Diagnostic> diagnostics) implements ParseResult {
    public Rejected {
      diagnostics = List.copyOf(diagnostics);
    }
  }
}
