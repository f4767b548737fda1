package org.laplace.qpu.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs scripts with Qiskit and the official client of Qiskit Runtime: tools/python-oracle. Where it
 * cannot be installed the test is skipped, but never where the environment says CI=true.
 */
public final class Python {
  private static final Path REPOSITORY =
      Path.of(System.getProperty("laplace.repository", "..")).toAbsolutePath();
  private static final long TIMEOUT_MINUTES = 10;

  private Python() {}

  /** What a script left behind. */
  public record Result(int code, String output, String errors) {}

  /** Runs one of this module's scripts to its end. */
  public static Result run(String script, List<String> arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(python().toString());
    command.add(REPOSITORY.resolve("qpu-adapters/src/test/python").resolve(script).toString());
    command.addAll(arguments);
    return execute(command);
  }

  /** The folder in which the official client keeps descriptions of real devices. */
  public static Path devices() throws IOException, InterruptedException {
    Path home = python().getParent().getParent();
    try (var found =
        Files.find(
            home.resolve("lib"),
            6,
            (path, attributes) -> path.endsWith("qiskit_ibm_runtime/fake_provider/backends"))) {
      return found.findFirst().orElseThrow();
    }
  }

  private static Path python() throws IOException, InterruptedException {
    Result result = execute(List.of(REPOSITORY.resolve("tools/python-oracle").toString()));
    if (result.code() != 0) {
      assertEquals(
          false, "true".equals(System.getenv("CI")), "tools/python-oracle: " + result.errors());
      abort("Qiskit cannot be installed here: " + result.errors());
    }
    return Path.of(result.output().strip());
  }

  private static Result execute(List<String> command) throws IOException, InterruptedException {
    Path output = Files.createTempFile("python", ".out");
    Path errors = Files.createTempFile("python", ".err");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile())
              .start();
      if (!process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IllegalStateException("no end after " + TIMEOUT_MINUTES + " min: " + command);
      }
      return new Result(
          process.exitValue(),
          Files.readString(output, StandardCharsets.UTF_8),
          Files.readString(errors, StandardCharsets.UTF_8));
    } finally {
      Files.delete(output);
      Files.delete(errors);
    }
  }
}
