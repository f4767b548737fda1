package org.laplace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.laplace.cli.CommandLineFixture.Ran;

/** Programs on this machine, without a chain. */
class RunCommandTest {
  private static final Path EXAMPLES =
      Path.of(System.getProperty("laplace.repository")).resolve("examples");

  private static final String BELL =
      "OPENQASM 3.0;\ninclude \"stdgates.inc\";\nqubit[2] q;\nbit[2] c;\nh q[0];\ncx q[0], q[1];\nc = measure q;\n";

  @TempDir private Path home;
  private CommandLineFixture cli;

  @BeforeEach
  void start() throws Exception {
    cli = new CommandLineFixture(home);
    cli.write("bell.qasm", BELL);
    cli.write("wrong.qasm", "OPENQASM 3.0;\nqubit q;\nbloch q;\n");
  }

  @AfterEach
  void stop() {
    cli.close();
  }

  static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.walk(EXAMPLES)) {
      List<Path> programs =
          files
              .filter(
                  path ->
                      path.toString().matches(".*/(circuits|particles|wavepackets|noise)/[^/]+"))
              .sorted()
              .toList();
      assertFalse(programs.isEmpty());
      return programs;
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleRuns(Path example) throws IOException {
    JsonNode json = json(example.toString());
    assertEquals("COMPUTED", json.path("outcome").asText());
    assertEquals(64, json.path("result_root").asText().length());
  }

  private JsonNode json(String... arguments) throws IOException {
    String[] all =
        Stream.concat(Stream.of("run", "--json"), Stream.of(arguments)).toArray(String[]::new);
    Ran ran = cli.run(all);
    assertEquals(ExitCode.OK, ran.exitCode(), ran.err() + ran.out());
    return new ObjectMapper().readTree(ran.out());
  }

  @Test
  void aCircuitIsDrawnAsTheResultOfAJob() {
    Ran ran = cli.run("run", "bell.qasm", "--shots", "100", "--seed", "7");
    assertEquals(ExitCode.OK, ran.exitCode(), ran.err());
    assertTrue(
        ran.out().matches("(?s)(00|11)  \\d+  █+[▏▎▍▌▋▊▉]?\n(00|11)  \\d+  █+[▏▎▍▌▋▊▉]?\n"),
        ran.out());
    assertTrue(ran.err().contains("of memory"), ran.err());
    assertTrue(ran.err().contains("shots    100, seed 7"), ran.err());
  }

  @Test
  void theThreadsChangeNoBit() throws IOException {
    String one = json("bell.qasm", "--seed", "7", "--threads", "1").path("result_root").asText();
    assertEquals(
        one, json("bell.qasm", "--seed", "7", "--threads", "3").path("result_root").asText());
  }

  @Test
  void standardInputIsAProgramToo() {
    Ran ran = cli.runWith(BELL, "run", "-", "--seed", "1");
    assertEquals(ExitCode.OK, ran.exitCode(), ran.err());
    assertTrue(ran.out().startsWith("00 ") || ran.out().startsWith("11 "), ran.out());
  }

  @Test
  void aWrongProgramIsShownWithACaretUnderTheTypo() {
    Ran ran = cli.run("run", "wrong.qasm");
    assertEquals(ExitCode.REFUSED, ran.exitCode());
    assertTrue(ran.err().contains("laplace: PROGRAM_INVALID: "), ran.err());
    assertTrue(ran.err().contains("wrong.qasm:3:1: "), ran.err());
    assertTrue(ran.err().contains("\n    bloch q;\n    ^\n"), ran.err());
  }

  @Test
  void theFilesAfterAWrongOneAreRunToo() {
    Ran ran = cli.run("run", "none.qasm", "wrong.qasm", "bell.qasm", "--seed", "7");
    assertEquals(ExitCode.REFUSED, ran.exitCode());
    assertTrue(ran.err().contains("FILE_PROBLEM: there is no file"), ran.err());
    assertTrue(ran.err().contains("PROGRAM_INVALID"), ran.err());
    assertTrue(ran.out().contains("== bell.qasm\n"), ran.out());
    assertTrue(ran.out().contains("█"), ran.out());
  }

  @Test
  void theWholeResultIsSaved() throws IOException {
    JsonNode said = json("bell.qasm", "--seed", "7", "--out", "bell.json");
    assertEquals(said, new ObjectMapper().readTree(Files.readString(home.resolve("bell.json"))));
  }

  @Test
  void expectationValuesAreExact() throws IOException {
    JsonNode values =
        json("bell.qasm", "--observable", "ZZ", "--observable", "0.5*ZI - 2*XX + YY")
            .path("expectation_values");
    assertEquals(1, values.path(0).asDouble(), 1e-15);
    assertEquals(-3, values.path(1).asDouble(), 1e-15);
  }

  @Test
  void orbitsAndDensitiesAreDrawnAsWhatSuitsThem() throws IOException {
    String orbits = EXAMPLES.resolve("particles/three-body.json").toString();
    assertEquals(ExitCode.OK, cli.run("run", orbits, "--picture", "orbits.png").exitCode());
    String svg = Files.readString(home.resolve("orbits.svg"));
    assertTrue(svg.contains("<polyline") || svg.contains("<path") || svg.contains("<circle"), svg);

    String plane = EXAMPLES.resolve("wavepackets/coherent-state.yaml").toString();
    assertEquals(ExitCode.OK, cli.run("run", plane, "--picture", "density").exitCode());
    assertTrue(
        Files.exists(home.resolve("density.svg")) || Files.exists(home.resolve("density.png")));

    Ran counts = cli.run("run", "bell.qasm", "--picture", "bell");
    assertEquals(ExitCode.OK, counts.exitCode());
    assertTrue(counts.err().contains("nothing in this result to draw"), counts.err());
  }

  @Test
  void whatTheHeapCannotHoldIsRefusedBeforeItBegins() throws IOException {
    cli.write(
        "large.qasm", "OPENQASM 3.0;\nqubit[28] q;\nbit[28] c;\nU(1, 2, 3) q;\nc = measure q;\n");
    Ran ran = cli.run("run", "large.qasm", "--engine", "statevector/1");
    assertEquals(ExitCode.REFUSED, ran.exitCode(), ran.err());
    assertTrue(ran.err().contains("laplace: INSUFFICIENT_MEMORY: "), ran.err());
    assertTrue(ran.err().contains("GiB"), ran.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bell.qasm --threads 0              | OUT_OF_RANGE
          bell.qasm --threads 257            | OUT_OF_RANGE
          bell.qasm --shots 0                | OUT_OF_RANGE
          bell.qasm --engine ghost/1         | UNKNOWN_ENGINE
          bell.qasm --engine particles/1     | PROGRAM_INVALID
          bell.qasm --input phi=1            | PROGRAM_INVALID
          bell.qasm --observable ZQ          | MALFORMED_REQUEST
          bell.qasm --observable ZZZ         | PROGRAM_INVALID
          bell.qasm --observable ZZ --seed 1 | MALFORMED_REQUEST
          bell.qasm bell.qasm --out all.json | MALFORMED_REQUEST
          .                                  | FILE_PROBLEM
          """)
  void whatCannotRunIsRefusedWithACode(String line, String code) {
    Ran ran = cli.run(("run " + line).split(" +"));
    assertEquals(ExitCode.REFUSED, ran.exitCode(), ran.err());
    assertTrue(ran.err().contains("laplace: " + code + ": "), ran.err());
    assertEquals("", ran.out());
  }
}
