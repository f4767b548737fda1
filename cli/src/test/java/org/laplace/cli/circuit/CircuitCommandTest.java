package org.laplace.cli.circuit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laplace.cli.ExitCode;
import org.laplace.cli.Main;
import org.laplace.cli.Shell;

class CircuitCommandTest {
  private static final String BELL =
      """
      OPENQASM 3.0;
      include "stdgates.inc";
      input float theta;
      qubit[2] q;
      bit[2] c;
      h q[0];
      cx q[0], q[1];
        rz(theta) q[1];
      c = measure q;
      """;

  @TempDir Path home;

  private record Ran(int exitCode, String out, String err) {
    JsonNode json() throws IOException {
      return new ObjectMapper().readTree(out);
    }
  }

  private Ran run(String program, String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var shell =
        new Shell(
            new ByteArrayInputStream(program.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Map.of("COLUMNS", "60"),
            home,
            home);
    int exitCode = Main.run(shell, arguments);
    return new Ran(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void aCircuitIsDrawnToTheTerminalAndToAFile() throws IOException {
    Ran drawn = run(BELL, "circuit", "draw", "-", "--input", "theta=0.5");
    assertEquals(ExitCode.OK, drawn.exitCode(), drawn.err());
    assertTrue(drawn.out().contains("┤ H ├"), drawn.out());
    assertTrue(drawn.out().contains("Rz(0.5)"), drawn.out());
    Ran ascii = run(BELL, "circuit", "draw", "-", "--input", "theta=0.5", "--ascii");
    assertTrue(ascii.out().contains("| H |"), ascii.out());
    Ran file = run(BELL, "circuit", "draw", "-", "--input", "theta=0.5", "--svg", "bell.svg");
    assertEquals(ExitCode.OK, file.exitCode(), file.err());
    assertTrue(Files.readString(home.resolve("bell.svg")).startsWith("<svg "));
  }

  @Test
  void theSummarySaysWhichGateIsNotCliffordAndWhatEnginesNeed() throws IOException {
    JsonNode json = run(BELL, "circuit", "info", "-", "--input", "theta=0.5", "--json").json();
    assertEquals(2, json.path("qubits").asInt());
    assertEquals(4, json.path("depth").asInt());
    assertEquals(1, json.path("gates").path("cx").asInt());
    assertEquals("rz", json.path("firstNonClifford").path("gate").asText());
    assertEquals(8, json.path("firstNonClifford").path("line").asInt());
    assertEquals(3, json.path("firstNonClifford").path("column").asInt());
    for (JsonNode engine : json.path("engines")) {
      boolean stabilizer = engine.path("engine").asText().startsWith("stabilizer");
      assertEquals(stabilizer, engine.has("refused"), engine.toString());
      assertEquals(!stabilizer, engine.path("workUnits").asLong() > 0, engine.toString());
    }
    Ran words = run(BELL, "circuit", "info", "-", "--input", "theta=0.5");
    assertTrue(words.out().contains("no: rz in line 8, column 3"), words.out());
  }

  @Test
  void thePlanIsTheSameEachTime() throws IOException {
    JsonNode json = run(BELL, "circuit", "plan", "-", "--input", "theta=0.5", "--json").json();
    assertEquals(3, json.path("gates").asInt());
    assertTrue(json.path("wholeCircuit").asBoolean());
    Ran words = run(BELL, "circuit", "plan", "-", "--input", "theta=0.5");
    assertTrue(words.out().contains("sha256 " + json.path("sha256").asText()), words.out());
  }

  @Test
  void aBrokenProgramIsRefusedWithACaret() throws IOException {
    String broken = BELL.replace("cx q[0], q[1]", "cx q[0], q[7]");
    Ran ran = run(broken, "circuit", "draw", "-", "--input", "theta=0.5");
    assertEquals(ExitCode.REFUSED, ran.exitCode());
    assertTrue(ran.err().contains("standard input:7:12: INDEX_OUT_OF_RANGE"), ran.err());
    assertTrue(ran.err().contains("\n  cx q[0], q[7];\n             ^"), ran.err());
    JsonNode places =
        run(broken, "circuit", "info", "-", "--input", "theta=0.5", "--json")
            .json()
            .path("error")
            .path("places");
    assertEquals(7, places.path(0).path("line").asInt());
    assertEquals(12, places.path(0).path("column").asInt());
  }

  @Test
  void aCircuitOfTooManyWiresIsNotDrawn() {
    Ran ran = run("OPENQASM 3.0; qubit[300] q;", "circuit", "draw", "-");
    assertEquals(ExitCode.REFUSED, ran.exitCode());
    assertTrue(ran.err().contains("laplace circuit info"), ran.err());
  }
}
