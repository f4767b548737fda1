package org.laplace.circuits.qasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.laplace.circuits.CircuitLimits;
import org.laplace.circuits.Controller;
import org.laplace.circuits.Measure;

/**
 * Mutated programs: whatever the text, there is a circuit or a list of diagnostics, the same each
 * time, and a circuit can be run. {@code -Dlaplace.fuzz.programs=1000000} runs for hours.
 */
class OpenQasmFuzzTest {
  private static final int PROGRAMS = Integer.getInteger("laplace.fuzz.programs", 4000);
  private static final long SEED = Long.getLong("laplace.fuzz.seed", 20261121L);
  private static final ParseLimits SMALL = new ParseLimits(1 << 16, 64, 2000, 40, 3000);
  private static final String[] PIECES = {
    ";",
    "{",
    "}",
    "(",
    ")",
    "[",
    "]",
    "@",
    "->",
    "=",
    "==",
    "++",
    "+",
    "-",
    "**",
    "/",
    "!",
    "~",
    "\"01\"",
    "0",
    "1",
    "-1",
    "2.5",
    "1e300",
    "99999999999999999999",
    "3im",
    "5ns",
    "pi",
    "q",
    "c",
    "q[0]",
    "c[1]",
    "x",
    "h",
    "cx",
    "ctrl",
    "inv",
    "pow(0.5)",
    "gphase(1)",
    "measure",
    "reset",
    "barrier",
    "if",
    "else",
    "for",
    "while",
    "in",
    "switch",
    "case",
    "default",
    "break",
    "continue",
    "end",
    "return",
    "def",
    "gate",
    "let",
    "const",
    "int",
    "uint[3]",
    "float",
    "bit",
    "angle[4]",
    "complex",
    "array[int, 2]",
    "bool",
    "true",
    "input",
    "qubit[2]",
    "qreg",
    "creg",
    "opaque",
    "U",
    "CX",
    "include",
    "OPENQASM",
    "$0",
    "i",
    "a",
    "{0, 1}",
    "[0:1]",
    ":",
    ",",
    "\n",
    "//",
    "/*",
    "*/",
    "#pragma",
    "é",
    "\u0000",
    "😀"
  };

  private static List<String> seeds() throws Exception {
    Path resources = Path.of(OpenQasmFuzzTest.class.getResource("programs").toURI());
    var seeds = new ArrayList<String>();
    try (Stream<Path> files = Files.list(resources)) {
      for (Path file : files.sorted().toList()) {
        seeds.add(Files.readString(file));
      }
    }
    seeds.add(
        """
        OPENQASM 3.0;
        include "stdgates.inc";
        def f(qubit a, mutable array[int, #dim = 1] v, bit[2] w) -> int[8] {
          bit b = measure a;
          if (b) { v[0] += 1; return v[1]; }
          for int i in [0:1] { if (w[i]) { continue; } x a; }
          return 2;
        }
        qubit[3] q;
        bit[2] c;
        array[int, 2] v = {1, 2};
        int n = f(q[0], v, c);
        while (n < 4) { n += f(q[n], v, c); if (c == 1) break; }
        switch (n) { case 1, 2 { c[n] = measure q[1]; } default { end; } }
        uint[4] u = "0101";
        u[0:1] = "11";
        rx(float(n) * pi / sizeof(v)) q[2];
        pow(2) @ inv @ ctrl @ rz(angle[8](0.3) << 1) q[0], q[1];
        let part = q[0:1] ++ q[2];
        box[10ns] { delay[5dt] part; }
        """);
    return seeds;
  }

  private static String mutated(String seed, Random random) {
    var text = new StringBuilder(seed);
    int changes = 1 + random.nextInt(6);
    for (int i = 0; i < changes && !text.isEmpty(); i++) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(5)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, " " + PIECES[random.nextInt(PIECES.length)] + " ");
        case 2 -> text.setCharAt(at, (char) random.nextInt(0x250));
        case 3 -> {
          int end = Math.min(text.length(), at + random.nextInt(40));
          text.insert(random.nextInt(text.length()), text.substring(at, end));
        }
        default -> text.delete(at, Math.min(text.length(), at + random.nextInt(20)));
      }
    }
    return text.toString();
  }

  @Test
  void everyTextIsACircuitOrHasDiagnostics() throws Exception {
    var random = new Random(SEED);
    List<String> seeds = seeds();
    int circuits = 0;
    for (int i = 0; i < PROGRAMS; i++) {
      String program = mutated(seeds.get(random.nextInt(seeds.size())), random);
      String place = "program " + i + " of seed " + SEED + ":\n" + program;
      ParseResult result;
      try {
        var inputs = new TreeMap<String, Double>();
        OpenQasm.inputs(program).forEach(input -> inputs.put(input.name(), 1.0));
        result = OpenQasm.parse(program.getBytes(StandardCharsets.UTF_8), inputs, SMALL);
        assertEquals(
            result, OpenQasm.parse(program.getBytes(StandardCharsets.UTF_8), inputs, SMALL));
      } catch (RuntimeException | StackOverflowError bug) {
        throw new AssertionError(place, bug);
      }
      switch (result) {
        case ParseResult.Parsed parsed -> {
          circuits++;
          run(parsed, place);
        }
        case ParseResult.Rejected rejected -> {
          assertFalse(rejected.diagnostics().isEmpty(), place);
          assertTrue(rejected.diagnostics().size() <= CircuitLimits.diagnosticsMax, place);
          rejected.diagnostics().forEach(diagnostic -> diagnostic.render("program"));
        }
      }
    }
    assertTrue(circuits > PROGRAMS / 100, "nearly nothing parses: " + circuits);
  }

  private static void run(ParseResult.Parsed parsed, String place) {
    var outcomes = new Random(1);
    try {
      if (OpenQasm3Writer.write(parsed.circuit()) instanceof WriteResult.Written written) {
        ParseResult read = OpenQasm.parse(written.program(), new TreeMap<>(), ParseLimits.LOCAL);
        assertTrue(
            read instanceof ParseResult.Parsed,
            () -> place + "\nwritten as\n" + written.program() + "\nis\n" + read);
      }
      var controller = new Controller(parsed.circuit(), 2000);
      for (var step = controller.next(); step != null; step = controller.next()) {
        if (step instanceof Measure measure) {
          controller.record(measure.bit(), outcomes.nextBoolean());
        }
      }
      assertEquals(parsed.circuit().memoryBits(), controller.bits().length);
    } catch (RuntimeException bug) {
      throw new AssertionError(place, bug);
    }
  }
}
