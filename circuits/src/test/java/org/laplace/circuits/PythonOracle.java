package org.laplace.circuits;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs Python scripts with Qiskit, Aer and Stim: tools/python-oracle. */
public final class PythonOracle {
  private static final Path REPOSITORY = Path.of(System.getProperty("laplace.repository", ".."));

  private PythonOracle() {}

  /**
   * The Python to run; empty, with a word on stdout, where it cannot be installed. On a machine
   * that sets CI it must be there.
   */
  public static Optional<Path> python() throws IOException, InterruptedException {
    Result result = run(List.of(REPOSITORY.resolve("tools/python-oracle").toString()));
    if (result.code() == 0) {
      return Optional.of(Path.of(result.output().strip()));
    }
    if ("true".equals(System.getenv("CI"))) {
      throw new IllegalStateException("tools/python-oracle failed:\n" + result.errors());
    }
    System.out.println("Not compared with Qiskit: " + result.errors());
    return Optional.empty();
  }

  /** What a process left behind. */
  public record Result(int code, String output, String errors) {}

  /** Runs a command to its end. */
  public static Result run(List<String> command) throws IOException, InterruptedException {
    Path output = Files.createTempFile("oracle", ".out");
    Path errors = Files.createTempFile("oracle", ".err");
    try {
      Process process =
          new ProcessBuilder(new ArrayList<>(command))
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile())
              .start();
      if (!process.waitFor(20, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IllegalStateException("no end after 20 minutes: " + command);
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
