package org.laplace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laplace.cli.CommandLineFixture.Ran;

/** Standard input ends at once here, and the emulator with it. */
class QpuEmulatorCommandTest {
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
  void itSaysHowClientsReachItAndEndsCleanly() throws Exception {
    Ran ran = cli.run("qpu-emulator", "start", "--attached", "--json");
    assertEquals(ExitCode.OK, ran.exitCode(), ran.err());
    JsonNode json = new ObjectMapper().readTree(ran.out());
    assertTrue(json.path("api").asText().matches("http://127\\.0\\.0\\.1:\\d+/api/v1"));
    assertEquals("laplace_h7", json.path("devices").path(0).asText());
    assertTrue(json.path("instance").asText().startsWith("crn:v1:"));
    Ran people =
        cli.run("qpu-emulator", "start", "--attached", "--fail", "503=0.1", "--noise", "off");
    assertEquals(ExitCode.OK, people.exitCode(), people.err());
    assertTrue(people.out().contains("url_resolver"), people.out());
    assertTrue(people.out().contains("IAM_URL"), people.out());
  }

  @Test
  void whatItDoesNotKnowIsRefused() {
    for (List<String> wrong :
        List.of(
            List.of("--device", "no-such-folder"),
            List.of("--fail", "earthquake=1"),
            List.of("--fail", "503=2"),
            List.of("--noise", "some"),
            List.of("--port", "70000"))) {
      var arguments = new java.util.ArrayList<>(List.of("qpu-emulator", "start", "--attached"));
      arguments.addAll(wrong);
      Ran ran = cli.run(arguments.toArray(String[]::new));
      assertEquals(ExitCode.REFUSED, ran.exitCode(), wrong + ran.out() + ran.err());
    }
  }
}
