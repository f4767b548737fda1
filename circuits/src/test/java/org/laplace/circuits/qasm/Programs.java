package org.laplace.circuits.qasm;

import java.util.List;
import java.util.TreeMap;
import org.laplace.circuits.Circuit;

/** Short ways to parse in tests. */
final class Programs {
  private Programs() {}

  /** The circuit, with inputs 0.1, 0.2, ... in the order of declaration. */
  static Circuit circuit(String source) {
    var inputs = new TreeMap<String, Double>();
    for (InputDeclaration input : OpenQasm.inputs(source)) {
      inputs.put(input.name(), 0.1 * (inputs.size() + 1));
    }
    return switch (OpenQasm.parse(source, inputs, ParseLimits.LOCAL)) {
      case ParseResult.Parsed parsed -> parsed.circuit();
      case ParseResult.Rejected rejected ->
          throw new AssertionError(
              String.join(
                  "\n", rejected.diagnostics().stream().map(d -> d.render("program")).toList()));
    };
  }

  /** What is wrong with a program. */
  static List<Diagnostic> diagnostics(String source) {
    return diagnostics(source, ParseLimits.LOCAL);
  }

  static List<Diagnostic> diagnostics(String source, ParseLimits limits) {
    return switch (OpenQasm.parse(source, new TreeMap<>(), limits)) {
      case ParseResult.Parsed parsed -> List.of();
      case ParseResult.Rejected rejected -> rejected.diagnostics();
    };
  }
}
