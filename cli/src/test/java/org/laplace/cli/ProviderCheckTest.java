package org.laplace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laplace.qpu.emulator.EmulatorSettings;
import org.laplace.qpu.emulator.RuntimeEmulator;

/** {@code provider start --check} with machines that are fit, and machines that are not. */
class ProviderCheckTest {
  /** Half of the shots 00, half 11. */
  private static final String PAIRS = "\"0x0\",\"0x3\"";

  /** Every outcome as often as the others. */
  private static final String NOISE = "\"0x0\",\"0x1\",\"0x2\",\"0x3\"";

  @TempDir private Path home;
  private CommandLineFixture cli;

  @BeforeEach
  void start() throws Exception {
    cli = new CommandLineFixture(home);
  }

  @AfterEach
  void stop() {
    cli.close();
  }

  @Test
  void theSimulatorIsFitAndItsOffersAreShown() throws IOException {
    var ran = cli.run("provider", "start", "--check", "--turnaround", "30", "--json");
    JsonNode json = new ObjectMapper().readTree(ran.out());
    assertEquals(0, ran.exitCode(), ran.err());
    assertTrue(json.path("good").asBoolean());
    JsonNode exact = named(json.path("bell"), "statevector/1");
    assertEquals(
        1_000, exact.path("counts").path("00").asInt() + exact.path("counts").path("11").asInt());
    assertEquals(30, named(json.path("offers"), "particles/1").path("turnaround_blocks").asInt());
    assertEquals(1_000_000_000, json.path("offers").path(0).path("bond_per_slot").asInt());
  }

  @Test
  void falsifiedResultsAreFoundOut() {
    var ran = cli.run("provider", "start", "--adapter", "cheat", "--check");
    assertEquals(1, ran.exitCode());
    assertTrue(ran.out().contains("statevector/1: its result is not the engine's"), ran.out());
    assertTrue(ran.out().contains("The machine is not fit to earn"), ran.out());
  }

  @Test
  void aProgramsShotsAreJudgedAsValidatorsJudgeThem() throws IOException {
    var good = checkProgram(PAIRS);
    assertEquals(0, good.exitCode(), good.out() + good.err());
    assertTrue(
        good.out().contains("qpu/1: as validators would confirm it, {00=500, 11=500}"), good.out());
    assertTrue(good.out().contains("run by acme on toaster, its job 7"), good.out());
    var noise = checkProgram(NOISE);
    assertEquals(1, noise.exitCode());
    assertTrue(noise.out().contains("FINDING_UNPROVEN"), noise.out());
  }

  @Test
  void anEmulatedDevicesShotsAreConfirmedAndItsVendorIsNamed() throws Exception {
    try (RuntimeEmulator emulator =
        RuntimeEmulator.start(EmulatorSettings.standard().withPort(0))) {
      String key = cli.write("api-key", emulator.settings().apiKey());
      var arguments =
          new ArrayList<>(
              List.of("provider", "start", "--check", "--adapter", "qiskit-runtime", "--json"));
      for (String option :
          List.of(
              "api=" + emulator.api(),
              "iam=" + emulator.iam(),
              "instance=" + emulator.settings().crn(),
              "backend=laplace_h7",
              "api-key-file=" + key)) {
        arguments.addAll(List.of("--option", option));
      }
      var ran = cli.run(arguments.toArray(new String[0]));
      assertEquals(0, ran.exitCode(), ran.out() + ran.err());
      JsonNode bell = named(new ObjectMapper().readTree(ran.out()).path("bell"), "qpu/1");
      assertEquals("laplace_h7", bell.path("vendor").path("device").asText());
      int total = 0;
      for (JsonNode count : bell.path("counts")) {
        total += count.asInt();
      }
      assertEquals(1_000, total);
    }
  }

  @Test
  void aMachineThatNeverAnswersIsNotWaitedForLongerThanAsked() throws IOException {
    var ran = check(program(""), "--check-patience", "1");
    assertEquals(1, ran.exitCode());
    assertTrue(ran.out().contains("it did not end within 1 s"), ran.out());
  }

  @Test
  void theHelpNamesEveryAdapter() {
    String help = cli.run("provider", "start", "--help").out().replaceAll("\\s+", " ");
    assertTrue(help.contains("cheat (") && help.contains("process (runs jobs by a program"), help);
  }

  @Test
  void unknownOptionsOfAnAdapterAreRefused() {
    var ran = cli.run("provider", "start", "--check", "--option", "colour=blue");
    assertEquals(1, ran.exitCode());
    assertTrue(ran.err().contains("no option [colour]"), ran.err());
    assertFalse(ran.out().contains("offer"), ran.out());
  }

  private static JsonNode named(JsonNode array, String engine) {
    for (JsonNode each : array) {
      if (each.path("engine").asText().equals(engine)) {
        return each;
      }
    }
    throw new AssertionError("there is no " + engine + " in " + array);
  }

  private CommandLineFixture.Ran checkProgram(String samples) throws IOException {
    int values = samples.split(",").length;
    String all = String.join(",", Collections.nCopies(1_000 / values, samples));
    String finished =
        "printf '{\"type\":\"finished\",\"id\":\"%s\",\"registers\":[{\"name\":\"c\",\"size\":2,"
            + "\"samples\":["
            + all
            + "]}],\"vendor\":{\"vendor\":\"acme\",\"device\":\"toaster\",\"job_id\":\"7\"}}\\n'"
            + " \"$id\"";
    return check(program(finished));
  }

  private CommandLineFixture.Ran check(String program, String... more) {
    var arguments =
        new ArrayList<>(List.of("provider", "start", "--check", "--adapter", "process"));
    arguments.addAll(List.of("--option", "command=sh " + program));
    arguments.addAll(List.of(more));
    return cli.run(arguments.toArray(new String[0]));
  }

  /** A machine of two qubits that does this at a submit, with the run's id in $id. */
  private String program(String atSubmit) throws IOException {
    return cli.write(
        "machine.sh",
        """
        while read -r line; do
          case "$line" in
            *describe*) echo '{"type":"capabilities","engines":[{"engine":"qpu/1","size_max":2}]}' ;;
            *submit*)
              id=$(printf '%%s' "$line" | sed 's/.*"id":"\\([^"]*\\)".*/\\1/')
              %s
              ;;
          esac
        done
        """
            .formatted(atSubmit.isEmpty() ? ":" : atSubmit));
  }
}
