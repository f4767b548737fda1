package org.laplace.circuits.qasm;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.CircuitLimits;
import org.laplace.circuits.CircuitSummary;
import org.laplace.circuits.drawing.Layout;
import org.laplace.circuits.drawing.SvgDrawing;
import org.laplace.circuits.drawing.TextDrawing;

/** What Jazzer calls with bytes that reach new code: any text is a circuit or has diagnostics. */
public final class OpenQasmFuzzTarget {
  private static final ParseLimits SMALL = new ParseLimits(1 << 14, 32, 1000, 20, 2000);
  private static final int DRAWN_OPERATIONS = 50;

  private OpenQasmFuzzTarget() {}

  /** One program. */
  public static void fuzzerTestOneInput(byte[] program) {
    switch (OpenQasm.parse(program, new TreeMap<>(), SMALL)) {
      case ParseResult.Parsed parsed -> checkCircuit(parsed.circuit());
      case ParseResult.Rejected rejected -> checkDiagnostics(program, rejected.diagnostics());
    }
  }

  private static void checkCircuit(Circuit circuit) {
    checkWritten(circuit, OpenQasm3Writer.write(circuit));
    checkWritten(circuit, OpenQasm2Writer.write(circuit));
    CircuitSummary summary = CircuitSummary.of(circuit);
    require(summary.depth() <= summary.operations(), "a depth above the number of operations");
    for (int operation = 0; operation < circuit.operations().size(); operation++) {
      require(circuit.places().of(operation).isPresent(), "an operation without a place");
    }
    Layout layout = Layout.of(circuit, DRAWN_OPERATIONS);
    var _ = TextDrawing.of(layout, true, 80);
    var _ = SvgDrawing.of(layout, "fuzz");
  }

  private static void checkWritten(Circuit circuit, WriteResult result) {
    if (result instanceof WriteResult.Written(String program)) {
      ParseResult read = OpenQasm.parse(program, new TreeMap<>(), ParseLimits.LOCAL);
      require(
          read instanceof ParseResult.Parsed(Circuit again)
              && again.qubits() == circuit.qubits()
              && again.bits() == circuit.bits(),
          "written as\n" + program + "\nwhich is " + read);
    }
  }

  private static void checkDiagnostics(byte[] program, List<Diagnostic> diagnostics) {
    require(!diagnostics.isEmpty(), "refused without a diagnostic");
    require(diagnostics.size() <= CircuitLimits.diagnosticsMax, "too many diagnostics");
    String[] lines = new String(program, StandardCharsets.UTF_8).split("\n", -1);
    for (Diagnostic diagnostic : diagnostics) {
      require(diagnostic.line() >= 1 && diagnostic.line() <= lines.length, "no line " + diagnostic);
      String line = lines[diagnostic.line() - 1];
      int columns = line.codePointCount(0, line.length()) + 1;
      require(diagnostic.column() >= 1 && diagnostic.column() <= columns, "no place " + diagnostic);
      require(!diagnostic.message().isBlank(), "no message " + diagnostic);
      var _ = diagnostic.render("fuzz");
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}
