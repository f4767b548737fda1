package org.laplace.simulators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Asks Qiskit Aer and Stim, which tools/python-oracle installs. */
public final class PythonOracle {
  private PythonOracle() {}

  private static Path repository() {
    return Path.of(System.getProperty("laplace.repository"));
  }

  /**
   * The lines that a script of simulators/src/test/python prints for an input. Skips the test where
   * Python's packages cannot be installed, unless the environment says CI=true.
   */
  public static List<String> answers(String script, List<String> arguments, List<String> input)
      throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(python().toString());
    command.add(repository().resolve("simulators/src/test/python/" + script).toString());
    command.addAll(arguments);
    Path in = Files.createTempFile("oracle", ".in");
    Path out = Files.createTempFile("oracle", ".out");
    try {
      Files.write(in, input);
      Process process =
          new ProcessBuilder(command)
              .redirectInput(in.toFile())
              .redirectOutput(out.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      assertEquals(0, process.waitFor(), script);
      return Files.readAllLines(out);
    } finally {
      Files.delete(in);
      Files.delete(out);
    }
  }

  private static Path python() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(repository().resolve("tools/python-oracle").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String path = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      assertTrue(!"true".equals(System.getenv("CI")), "tools/python-oracle failed, see stderr");
      abort("Aer and Stim cannot be installed here, so that nothing is compared with them");
    }
    return Path.of(path.strip());
  }
}
