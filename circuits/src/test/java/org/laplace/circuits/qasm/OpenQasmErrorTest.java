package org.laplace.circuits.qasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OpenQasmErrorTest {
  private static final String HEAD2 =
      "OPENQASM 2.0;\ninclude \"qelib1.inc\";\nqreg q[3];\ncreg c[3];\n";
  private static final String HEAD3 =
      "OPENQASM 3.0;\ninclude \"stdgates.inc\";\nqubit[3] q;\nbit[3] c;\n";

  /** One problem in line 5 of a program: version, the line, code, column, offending text. */
  static Stream<Arguments> problems() {
    return Stream.of(
        problem(2, "foo q[0];", DiagnosticCode.UNDEFINED_NAME, 1, "foo"),
        problem(2, "h q[3];", DiagnosticCode.INDEX_OUT_OF_RANGE, 5, "3"),
        problem(2, "h nope[0];", DiagnosticCode.UNDEFINED_NAME, 3, "nope"),
        problem(2, "h c[0];", DiagnosticCode.WRONG_KIND, 3, "c"),
        problem(2, "q q[0];", DiagnosticCode.WRONG_KIND, 1, "q"),
        problem(2, "cx q[0];", DiagnosticCode.QUBIT_COUNT, 1, "cx"),
        problem(2, "cx q[0],q[0];", DiagnosticCode.DUPLICATE_QUBIT, 10, "["),
        problem(2, "cx q,q[1];", DiagnosticCode.DUPLICATE_QUBIT, 7, "["),
        problem(2, "rx q[0];", DiagnosticCode.PARAMETER_COUNT, 1, "rx"),
        problem(2, "h(1) q[0];", DiagnosticCode.PARAMETER_COUNT, 1, "h"),
        problem(2, "rx(1/0) q[0];", DiagnosticCode.NOT_FINITE, 5, "/"),
        problem(2, "rx(ln(0-1)) q[0];", DiagnosticCode.NOT_FINITE, 4, "ln"),
        problem(2, "rx(theta) q[0];", DiagnosticCode.UNDEFINED_NAME, 4, "theta"),
        problem(2, "rx(1e999) q[0];", DiagnosticCode.BAD_NUMBER, 4, "1e999"),
        problem(2, "h q[0]", DiagnosticCode.SYNTAX, 6, "]"),
        problem(2, "h q[0] q[1];", DiagnosticCode.SYNTAX, 8, "q"),
        problem(2, "h q[-1];", DiagnosticCode.SYNTAX, 5, "-"),
        problem(2, "h q[0.5];", DiagnosticCode.SYNTAX, 5, "0.5"),
        problem(2, "qreg q[2];", DiagnosticCode.DUPLICATE_NAME, 6, "q"),
        problem(2, "qreg r[0];", DiagnosticCode.TYPE_MISMATCH, 8, "0"),
        problem(2, "qreg R[1];", DiagnosticCode.SYNTAX, 6, "R"),
        problem(2, "qreg measure[1];", DiagnosticCode.SYNTAX, 6, "measure"),
        problem(2, "measure q -> c[0];", DiagnosticCode.SIZE_MISMATCH, 1, "measure"),
        problem(2, "measure q[0] -> q[1];", DiagnosticCode.WRONG_KIND, 17, "q"),
        problem(2, "measure q[0];", DiagnosticCode.SYNTAX, 13, ";"),
        problem(2, "if(c=1) x q[0];", DiagnosticCode.SYNTAX, 5, "="),
        problem(2, "if(q==1) x q[0];", DiagnosticCode.WRONG_KIND, 4, "q"),
        problem(2, "if(c[0]==1) x q[0];", DiagnosticCode.SYNTAX, 5, "["),
        problem(2, "include \"mine.inc\";", DiagnosticCode.UNKNOWN_INCLUDE, 9, "\"mine.inc\""),
        problem(2, "include \"mine.inc;", DiagnosticCode.UNTERMINATED, 9, "\"mine.inc;"),
        problem(2, "opaque o q0; o q[0];", DiagnosticCode.OPAQUE_GATE, 14, "o"),
        problem(2, "gate g a { h b; }", DiagnosticCode.UNDEFINED_NAME, 14, "b"),
        problem(2, "gate g a { h q; }", DiagnosticCode.UNDEFINED_NAME, 14, "q"),
        problem(2, "gate g a { g a; }", DiagnosticCode.UNDEFINED_NAME, 12, "g"),
        problem(2, "gate g a { cx a,a; }", DiagnosticCode.DUPLICATE_QUBIT, 17, "a"),
        problem(2, "gate g a,a { h a; }", DiagnosticCode.DUPLICATE_NAME, 10, "a"),
        problem(2, "gate g a { measure a -> c[0]; }", DiagnosticCode.MISPLACED, 12, "measure"),
        problem(2, "gate g a { h a;", DiagnosticCode.SYNTAX, 10, "{"),
        problem(2, "}", DiagnosticCode.SYNTAX, 1, "}"),
        problem(2, "h q[0];;", null, 0, ""),
        problem(2, "cx q[0],q[1],;", DiagnosticCode.SYNTAX, 14, ";"),
        problem(2, "gate g a { h a;; }", DiagnosticCode.SYNTAX, 16, ";"),
        problem(2, "h q[0]; ?", DiagnosticCode.UNEXPECTED_CHARACTER, 9, "?"),
        problem(2, "/* old */", DiagnosticCode.UNEXPECTED_CHARACTER, 1, "/"),
        problem(2, "OPENQASM 2.0;", DiagnosticCode.MISPLACED, 1, "OPENQASM"),
        problem(3, "foo q[0];", DiagnosticCode.UNDEFINED_NAME, 1, "foo"),
        problem(3, "rzz(0.1) q[0], q[1];", DiagnosticCode.UNDEFINED_NAME, 1, "rzz"),
        problem(3, "h q[3];", DiagnosticCode.INDEX_OUT_OF_RANGE, 5, "3"),
        problem(3, "h q[-4];", DiagnosticCode.INDEX_OUT_OF_RANGE, 5, "-"),
        problem(3, "h q[2:1];", DiagnosticCode.INDEX_OUT_OF_RANGE, 5, "2"),
        problem(3, "h q[{0, 0}];", DiagnosticCode.DUPLICATE_QUBIT, 5, "{"),
        problem(3, "h;", DiagnosticCode.QUBIT_COUNT, 1, "h"),
        problem(3, "h q[0], q[1];", DiagnosticCode.QUBIT_COUNT, 1, "h"),
        problem(3, "ctrl @ x q[0];", DiagnosticCode.QUBIT_COUNT, 8, "x"),
        problem(3, "ctrl(0) @ x q[0];", DiagnosticCode.QUBIT_COUNT, 6, "0"),
        problem(3, "pow @ x q[0];", DiagnosticCode.SYNTAX, 5, "@"),
        problem(3, "ctrl x q[0], q[1];", DiagnosticCode.SYNTAX, 6, "x"),
        problem(3, "pow(0.5) @ ch q[0], q[1], q[2];", DiagnosticCode.QUBIT_COUNT, 12, "ch"),
        problem(3, "int x = 1.5 + true;", null, 0, ""),
        problem(3, "int x = nope;", DiagnosticCode.UNDEFINED_NAME, 9, "nope"),
        problem(3, "int x = q;", DiagnosticCode.WRONG_KIND, 9, "q"),
        problem(3, "int x = 1 / 0;", DiagnosticCode.NOT_FINITE, 11, "/"),
        problem(3, "int[65] x;", DiagnosticCode.UNSUPPORTED, 1, "int"),
        problem(3, "bool b = 1 + \"01\" * 2.0im && 1s;", DiagnosticCode.TYPE_MISMATCH, 27, "&&"),
        problem(3, "const int n = c;", null, 0, ""),
        problem(3, "c[0] = measure q[0]; const int n = c;", DiagnosticCode.NOT_CONSTANT, 36, "c"),
        problem(3, "c[0] = measure q[0]; qubit[int(c)] r;", DiagnosticCode.NOT_CONSTANT, 28, "int"),
        problem(3, "pi = 3;", DiagnosticCode.UNDEFINED_NAME, 1, "pi"),
        problem(3, "const int n = 1; n = 2;", DiagnosticCode.WRONG_KIND, 18, "n"),
        problem(3, "break;", DiagnosticCode.MISPLACED, 1, "break"),
        problem(3, "return 1;", DiagnosticCode.MISPLACED, 1, "return"),
        problem(3, "if (true) { qubit r; }", DiagnosticCode.MISPLACED, 13, "qubit"),
        problem(3, "if (c == 1 x q[0];", DiagnosticCode.SYNTAX, 12, "x"),
        problem(3, "c = measure q[0];", DiagnosticCode.SIZE_MISMATCH, 1, "c"),
        problem(3, "int x = 1 + measure q[0];", DiagnosticCode.MISPLACED, 13, "measure"),
        problem(3, "qubit r[2];", DiagnosticCode.SYNTAX, 8, "["),
        problem(3, "input float theta;", DiagnosticCode.INPUT_MISSING, 13, "theta"),
        problem(3, "output float x;", DiagnosticCode.UNSUPPORTED, 1, "output"),
        problem(3, "extern f(int) -> int; int x = f(1);", DiagnosticCode.UNSUPPORTED, 31, "f"),
        problem(
            3,
            "def f(int a) -> int { return f(a); } int x = f(1);",
            DiagnosticCode.NESTING_TOO_DEEP,
            30,
            "f"),
        problem(3, "def f() -> int { } int x = f();", DiagnosticCode.TYPE_MISMATCH, 28, "f"),
        problem(3, "output angle x;", DiagnosticCode.UNSUPPORTED, 1, "output"),
        problem(3, "extern f(int) [ int;", DiagnosticCode.SYNTAX, 15, "["),
        problem(3, "extern f(int -> int;", DiagnosticCode.SYNTAX, 14, "->"),
        problem(3, "gate g a { h $0; }", DiagnosticCode.MISPLACED, 14, "$0"),
        problem(3, "int[4] n; n[4] = measure q[0];", DiagnosticCode.INDEX_OUT_OF_RANGE, 13, "4"),
        problem(3, "int[4] n; n[0:1] = measure q[0];", DiagnosticCode.TYPE_MISMATCH, 11, "n"),
        problem(3, "float f; f[0] = measure q[0];", DiagnosticCode.TYPE_MISMATCH, 10, "f"),
        problem(3, "for int i in [0:0:4] { h q; }", DiagnosticCode.NOT_FINITE, 15, "0"),
        problem(3, "for int i in 5 { h q; }", DiagnosticCode.TYPE_MISMATCH, 14, "5"),
        problem(3, "array[int, 2] a = {1, 2, 3};", DiagnosticCode.SIZE_MISMATCH, 19, "{"),
        problem(3, "array[int, 2] a; a[2] = 1;", DiagnosticCode.INDEX_OUT_OF_RANGE, 20, "2"),
        problem(3, "int x = 12abc;", DiagnosticCode.BAD_NUMBER, 9, "12abc"),
        problem(3, "int x = 0b12;", DiagnosticCode.BAD_NUMBER, 9, "0b12"),
        problem(3, "/* open", DiagnosticCode.UNTERMINATED, 1, "/*"),
        problem(3, "h $0;", DiagnosticCode.UNSUPPORTED, 3, "$0"),
        problem(3, "rx(1ns) q[0];", DiagnosticCode.TYPE_MISMATCH, 4, "1ns"),
        problem(3, "bool b = 5dt < 6ns;", DiagnosticCode.UNSUPPORTED, 14, "<"),
        problem(3, "delay[3] q;", DiagnosticCode.TYPE_MISMATCH, 7, "3"),
        problem(3, "let a = q ++ q[0:1];", DiagnosticCode.DUPLICATE_QUBIT, 11, "++"),
        problem(3, "OPENQASM 3.0;", DiagnosticCode.MISPLACED, 1, "OPENQASM"));
  }

  private static Arguments problem(
      int version,
      String line,
      @org.jspecify.annotations.Nullable DiagnosticCode code,
      int column,
      String text) {
    return Arguments.of(version, line, code, column, text);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("problems")
  void oneProblemGivesOneDiagnosticAtItsPlace(
      int version,
      String line,
      @org.jspecify.annotations.Nullable DiagnosticCode code,
      int column,
      String text) {
    List<Diagnostic> found = Programs.diagnostics((version == 2 ? HEAD2 : HEAD3) + line + "\n");
    if (code == null) {
      assertEquals(List.of(), found);
      return;
    }
    assertEquals(1, found.size(), found.toString());
    Diagnostic diagnostic = found.getFirst();
    assertEquals(code, diagnostic.code(), diagnostic.toString());
    assertEquals(5, diagnostic.line(), diagnostic.toString());
    assertEquals(column, diagnostic.column(), diagnostic.toString());
    assertEquals(text, diagnostic.text());
    assertFalse(diagnostic.message().isBlank());
  }

  @Test
  void severalProblemsAreReportedAtOnceInTheOrderOfTheText() {
    List<Diagnostic> found =
        Programs.diagnostics(HEAD2 + "foo q[0];\nh q[0];\nh q[7];\nrx(y) q[1];\n");
    assertEquals(List.of(5, 7, 8), found.stream().map(Diagnostic::line).toList());
  }

  @Test
  void severalSyntaxErrorsAreReportedAtOnce() {
    List<Diagnostic> found =
        Programs.diagnostics(
            HEAD3 + "h q[0;\nx q[1]\ngate g a { h a }\nif (c == ) { x q; }\nx q[0];\n");
    assertEquals(List.of(5, 6, 7, 8), found.stream().map(Diagnostic::line).toList());
  }

  @Test
  void aBrokenDeclarationIsReportedOnceAndNotAtEveryUse() {
    List<Diagnostic> found =
        Programs.diagnostics(HEAD3 + "qubit[0] r;\nh r;\ncx r, q;\nint n = z;\nn = n + 1;\n");
    assertEquals(List.of(5, 8), found.stream().map(Diagnostic::line).toList());
  }

  @Test
  void atMostTwentyDiagnosticsAreGiven() {
    assertEquals(20, Programs.diagnostics(HEAD2 + "foo q[0];\n".repeat(100)).size());
    assertEquals(20, Programs.diagnostics(HEAD2 + "h h h;\n".repeat(100)).size());
    assertEquals(20, Programs.diagnostics("?\n".repeat(100)).size());
  }

  @Test
  void theSameErrorInALoopIsReportedOnce() {
    assertEquals(1, Programs.diagnostics(HEAD3 + "for int i in [0:9] { h q[i + 3]; }\n").size());
  }

  @Test
  void aDiagnosticShowsTheLineAndACaret() {
    assertEquals(
        """
        bell.qasm:5:7: INDEX_OUT_OF_RANGE: Index 12 is outside of the 3 places that are there; \
        indices start at 0.
            rx q[12];
                 ^~""",
        Programs.diagnostics(HEAD3 + "  h q[12];\n")
            .getFirst()
            .render("bell.qasm")
            .replace("  h q[12]", "  rx q[12]")
            .replace("    ^~", "     ^~"));
  }

  @Test
  void theCaretOfALongLineStaysVisible() {
    Diagnostic diagnostic =
        Programs.diagnostics(HEAD2 + "h q[0];".repeat(100) + "h q[9];" + "h q[0];".repeat(100))
            .getFirst();
    assertEquals(705, diagnostic.column());
    assertEquals(100, diagnostic.sourceLine().length());
    assertEquals('9', diagnostic.sourceLine().charAt(diagnostic.caretColumn() - 1));
  }

  @Test
  void columnsCountCodePoints() {
    Diagnostic diagnostic = Programs.diagnostics("float 𝜃𝜃 = 1; int x = y;").getFirst();
    assertEquals("y", diagnostic.text());
    assertEquals(23, diagnostic.column());
  }

  @Test
  void controlCharactersDoNotReachATerminal() {
    String rendered = Programs.diagnostics(HEAD2 + "h q[0]; \u001b[31m\n").getFirst().render("x");
    assertFalse(rendered.contains("\u001b"));
  }

  @Test
  void versionsOtherThanTwoAndThreeAreRefused() {
    for (String version : List.of("1.0", "2.1", "4.0", "30")) {
      Diagnostic diagnostic = Programs.diagnostics("OPENQASM " + version + ";\n").getFirst();
      assertEquals(DiagnosticCode.VERSION_UNSUPPORTED, diagnostic.code());
      assertEquals(10, diagnostic.column());
    }
    assertEquals(
        DiagnosticCode.SYNTAX, Programs.diagnostics("OPENQASM 3.0\nqubit q;").getFirst().code());
  }

  @Test
  void bytesThatAreNotUtf8AreRefusedWithTheirPlace() {
    for (byte[] bad :
        List.of(
            new byte[] {(byte) 0xff},
            new byte[] {(byte) 0xc0, (byte) 0x80},
            new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
            new byte[] {(byte) 0xe2, (byte) 0x82})) {
      byte[] head = "qubit q;\n// ".getBytes(StandardCharsets.UTF_8);
      byte[] program = java.util.Arrays.copyOf(head, head.length + bad.length);
      System.arraycopy(bad, 0, program, head.length, bad.length);
      var rejected =
          assertInstanceOf(
              ParseResult.Rejected.class,
              OpenQasm.parse(program, new TreeMap<>(), ParseLimits.LOCAL));
      Diagnostic diagnostic = rejected.diagnostics().getFirst();
      assertEquals(DiagnosticCode.NOT_UTF8, diagnostic.code());
      assertEquals(2, diagnostic.line());
      assertEquals(4, diagnostic.column());
    }
  }

  @Test
  void anUnpairedSurrogateIsRefused() {
    assertEquals(
        DiagnosticCode.NOT_UTF8, Programs.diagnostics("qubit q; // \ud800").getFirst().code());
  }

  @Test
  void inputsAreCheckedByNameAndType() {
    String program = "OPENQASM 3.0;\ninput int[8] n;\ninput bit b;\ninput float x;\n";
    assertInstanceOf(
        ParseResult.Parsed.class, parse(program, Map.of("n", -128.0, "b", 1.0, "x", 0.5)));
    for (Map<String, Double> bad :
        List.of(
            Map.of("n", 128.0, "b", 1.0, "x", 0.5),
            Map.of("n", 0.5, "b", 1.0, "x", 0.5),
            Map.of("n", 1.0, "b", 2.0, "x", 0.5),
            Map.of("n", 1.0, "b", 0.0, "x", Double.NaN))) {
      var rejected = assertInstanceOf(ParseResult.Rejected.class, parse(program, bad));
      assertEquals(
          List.of(DiagnosticCode.INPUT_INVALID),
          rejected.diagnostics().stream().map(Diagnostic::code).toList());
    }
    var rejected =
        assertInstanceOf(
            ParseResult.Rejected.class,
            parse(program, Map.of("n", 1.0, "b", 1.0, "x", 0.5, "y", 1.0)));
    assertEquals(DiagnosticCode.INPUT_UNKNOWN, rejected.diagnostics().getFirst().code());
  }

  private static ParseResult parse(String program, Map<String, Double> inputs) {
    return OpenQasm.parse(program, new TreeMap<>(inputs), ParseLimits.LOCAL);
  }

  @Test
  void declaredInputsAreListedWithTheirTypes() {
    assertEquals(
        List.of(
            new InputDeclaration("theta", "float[64]", 2, 18),
            new InputDeclaration("n", "int", 3, 11)),
        OpenQasm.inputs("OPENQASM 3.0;\n input float[64] theta;\ninput int n;\nqubit q;\n"));
    assertTrue(OpenQasm.inputs("OPENQASM 9;").isEmpty());
  }
}
