package org.laplace.acceptance.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of examples/python against a running network, as its README says to run it. */
class PythonExampleTest {
  private static final Path EXAMPLE = Tools.repository().resolve("examples").resolve("python");

  @TempDir Path directory;

  @Test
  void thePythonExampleGetsAFinalResultWithCountsInTheShapeOfQiskit() throws Exception {
    setUp();
    try (TestNetwork network = TestNetwork.start(TestNetwork.Setup.of(directory, 1, 1))) {
      network.awaitOffers();
      String printed =
          run(
              Tools.repository().resolve("build/python/bin/python").toString(),
              EXAMPLE.resolve("submit.py").toString(),
              "--node",
              "127.0.0.1:" + network.config(0).gatewayPort(),
              "--key-file",
              directory.resolve("keys").resolve("client.json").toString(),
              "--shots",
              "500");
      // A Python dictionary of strings and integers is JSON but for its quotes.
      JsonNode counts =
          new ObjectMapper().readTree(printed.substring(printed.indexOf('{')).replace('\'', '"'));
      Set<String> outcomes = new TreeSet<>();
      counts.fieldNames().forEachRemaining(outcomes::add);
      int shots = 0;
      for (JsonNode count : counts) {
        shots += count.asInt();
      }
      assertEquals(Set.of("00000", "11111"), outcomes);
      assertEquals(500, shots);
    }
  }

  private static void setUp() throws IOException, InterruptedException {
    Process setup =
        new ProcessBuilder(EXAMPLE.resolve("setup").toString()).redirectErrorStream(true).start();
    String words = new String(setup.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (setup.waitFor() != 0) {
      if ("true".equals(System.getenv("CI"))) {
        fail(words);
      }
      abort("the Python example cannot be set up here: " + words);
    }
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor());
    return printed;
  }
}
