package org.laplace.circuits.qasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Small programs that want much: each ends with a code, before it took the memory. */
class HostileProgramTest {
  private static final ParseLimits SMALL = new ParseLimits(1 << 20, 64, 1000, 20, 10_000);

  private static String gateBomb(String body) {
    var program = new StringBuilder("OPENQASM 2.0;\ninclude \"qelib1.inc\";\n");
    program.append("gate g0 a { ").append(body).append(" }\n");
    for (int i = 1; i <= 100; i++) {
      program.append("gate g%d a { g%d a; g%d a; }\n".formatted(i, i - 1, i - 1));
    }
    return program.append("qreg q[1];\ng100 q[0];\n").toString();
  }

  static Stream<Arguments> bombs() {
    String head = "OPENQASM 3.0;\ninclude \"stdgates.inc\";\nqubit[4] q;\nbit[4] c;\n";
    return Stream.of(
        Arguments.of("gates of gates", gateBomb("h a;"), DiagnosticCode.TOO_MANY_OPERATIONS),
        Arguments.of("empty gates", gateBomb(""), DiagnosticCode.TOO_MANY_OPERATIONS),
        Arguments.of("a power", head + "pow(1e15) @ x q[0];", DiagnosticCode.TOO_MANY_OPERATIONS),
        Arguments.of(
            "powers of powers",
            head + "pow(1000) @ pow(1000) @ pow(1000) @ x q[0];",
            DiagnosticCode.TOO_MANY_OPERATIONS),
        Arguments.of(
            "a loop",
            head + "for int i in [0:1000000000000] { x q[0]; }",
            DiagnosticCode.TOO_MANY_OPERATIONS),
        Arguments.of(
            "an empty loop",
            head + "for int i in [0:9000] { for int j in [0:9000] {} }",
            DiagnosticCode.TOO_MANY_OPERATIONS),
        Arguments.of(
            "an endless loop", head + "while (true) {}", DiagnosticCode.TOO_MANY_OPERATIONS),
        Arguments.of(
            "an endless count",
            head + "int i = 0; while (i >= 0) { i += 1; i %= 7; }",
            DiagnosticCode.TOO_MANY_OPERATIONS),
        Arguments.of(
            "subroutines of subroutines", subroutineBomb(), DiagnosticCode.TOO_MANY_OPERATIONS),
        Arguments.of(
            "broadcasts",
            "OPENQASM 3.0;\ninclude \"stdgates.inc\";\nqubit[64] q;\n"
                + "for int i in [0:200] { h q; }",
            DiagnosticCode.TOO_MANY_OPERATIONS),
        Arguments.of("qubits", "OPENQASM 3.0; qubit[2000000000] q;", DiagnosticCode.TYPE_MISMATCH),
        Arguments.of("more qubits", "qubit[40] q; qubit[40] r;", DiagnosticCode.TOO_MANY_QUBITS),
        Arguments.of("hardware qubits", "reset $999999999;", DiagnosticCode.TOO_MANY_QUBITS),
        Arguments.of("bits", "bit[1000000] c;", DiagnosticCode.TOO_MANY_BITS),
        Arguments.of("registers", lines("bit c%d;", 30), DiagnosticCode.TOO_MANY_REGISTERS),
        Arguments.of("an array", "array[int, 1000, 1000, 1000] a;", DiagnosticCode.TOO_MANY_BITS),
        Arguments.of(
            "parentheses",
            head + "rx(" + "(".repeat(100_000) + "1" + ")".repeat(100_000) + ") q[0];",
            DiagnosticCode.NESTING_TOO_DEEP),
        Arguments.of(
            "signs",
            head + "rx(" + "-".repeat(100_000) + "1) q[0];",
            DiagnosticCode.NESTING_TOO_DEEP),
        Arguments.of(
            "sums",
            head + "rx(" + "1+".repeat(100_000) + "1) q[0];",
            DiagnosticCode.NESTING_TOO_DEEP),
        Arguments.of(
            "powers in expressions",
            head + "rx(" + "1**".repeat(100_000) + "1) q[0];",
            DiagnosticCode.NESTING_TOO_DEEP),
        Arguments.of(
            "indices", head + "h q" + "[0]".repeat(100_000) + ";", DiagnosticCode.NESTING_TOO_DEEP),
        Arguments.of(
            "lists",
            "array[int, 1] a = " + "{".repeat(100_000) + "1" + "}".repeat(100_000) + ";",
            DiagnosticCode.NESTING_TOO_DEEP),
        Arguments.of(
            "blocks", "{".repeat(100_000) + "}".repeat(100_000), DiagnosticCode.NESTING_TOO_DEEP),
        Arguments.of(
            "branches",
            head + "if (true) ".repeat(100_000) + "x q[0];",
            DiagnosticCode.NESTING_TOO_DEEP),
        Arguments.of(
            "modifiers",
            head + "inv @ ".repeat(100_000) + "x q[0];",
            DiagnosticCode.NESTING_TOO_DEEP),
        Arguments.of(
            "calls in calls",
            head + "rx(" + "sin(".repeat(100_000) + "1" + ")".repeat(100_000) + ") q[0];",
            DiagnosticCode.NESTING_TOO_DEEP),
        Arguments.of("a name", "qubit " + "a".repeat(100_000) + ";", DiagnosticCode.NAME_TOO_LONG),
        Arguments.of("a number", "int x = " + "9".repeat(500_000) + ";", DiagnosticCode.BAD_NUMBER),
        Arguments.of("the text", " ".repeat((1 << 20) + 1), DiagnosticCode.SOURCE_TOO_LARGE));
  }

  private static String subroutineBomb() {
    var program = new StringBuilder("OPENQASM 3.0;\ndef f0() { int x = 1; }\n");
    for (int i = 1; i <= 100; i++) {
      program.append("def f%d() { f%d(); f%d(); }\n".formatted(i, i - 1, i - 1));
    }
    return program.append("f100();\n").toString();
  }

  private static String lines(String pattern, int count) {
    var lines = new StringBuilder();
    for (int i = 0; i < count; i++) {
      lines.append(pattern.formatted(i)).append('\n');
    }
    return lines.toString();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bombs")
  void itIsRefusedWithACode(String name, String program, DiagnosticCode code) {
    List<Diagnostic> found = Programs.diagnostics(program, SMALL);
    assertFalse(found.isEmpty(), name);
    assertEquals(code, found.getFirst().code(), found.toString());
  }

  @Test
  void theSizeCountsBytesAndNotCharacters() {
    var limits = new ParseLimits(12, 64, 1000, 20, 10_000);
    assertEquals(List.of(), Programs.diagnostics("bit 𝜃;", limits));
    assertEquals(
        DiagnosticCode.SOURCE_TOO_LARGE,
        Programs.diagnostics("bit 𝜃𝜃𝜃;", limits).getFirst().code());
  }
}
