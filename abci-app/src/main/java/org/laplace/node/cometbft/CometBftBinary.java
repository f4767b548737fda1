package org.laplace.node.cometbft;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where the pinned {@code cometbft} is: {@code $COMETBFT_BIN}, or one on the PATH that was built
 * from the pinned module version, or else built once with Go by {@code tools/cometbft/build}.
 */
public final class CometBftBinary {
  /** The Go module version that {@code tools/cometbft/go.mod} pins. */
  public static final String VERSION = "v0.40.0";

  private static final String MODULE = "github.com/cometbft/cometbft";

  private final Map<String, String> environment;
  private final Path laplaceHome;
  private final Consumer<String> progress;

  /**
   * @param environment variables of this process
   * @param laplaceHome the checkout or installation, which holds {@code tools/cometbft}
   * @param progress told one line at a time what a build is doing
   */
  public CometBftBinary(
      Map<String, String> environment, Path laplaceHome, Consumer<String> progress) {
    this.environment = Map.copyOf(environment);
    this.laplaceHome = laplaceHome;
    this.progress = progress;
  }

  /** There is no CometBFT and none can be built; the message says what to do. */
  public static final class UnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnavailableException(String message) {
      super(message);
    }
  }

  /** Finds the binary, building it if it must; the first build takes minutes. */
  public Path locate() throws UnavailableException, InterruptedException {
    String named = environment.getOrDefault("COMETBFT_BIN", "");
    if (!named.isEmpty()) {
      Path binary = Path.of(named);
      if (!Files.isExecutable(binary)) {
        throw new UnavailableException(
            "COMETBFT_BIN names " + binary + ", which is no executable file");
      }
      return binary;
    }
    Optional<Path> onPath = onPath();
    return onPath.isPresent() ? onPath.get() : build();
  }

  private Optional<Path> onPath() throws InterruptedException {
    for (String directory : environment.getOrDefault("PATH", "").split(":", -1)) {
      if (directory.isEmpty()) {
        continue;
      }
      Path binary = Path.of(directory, "cometbft");
      if (Files.isExecutable(binary) && isPinned(binary)) {
        return Optional.of(binary);
      }
    }
    return Optional.empty();
  }

  /**
   * Version strings of CometBFT lie; the module version that Go stamped into the binary does not.
   */
  private static boolean isPinned(Path binary) throws InterruptedException {
    try {
      Output output = run(List.of("go", "version", "-m", binary.toString()), line -> {});
      return output.exitCode() == 0
          && output.lines().stream()
              .anyMatch(line -> line.contains(MODULE) && line.contains(VERSION));
    } catch (IOException e) {
      return false;
    }
  }

  private Path build() throws UnavailableException, InterruptedException {
    Path script = laplaceHome.resolve("tools").resolve("cometbft").resolve("build");
    if (!Files.isExecutable(script)) {
      throw new UnavailableException(
          "there is no cometbft on the PATH and no "
              + script
              + " to build it with; set COMETBFT_BIN to a cometbft "
              + VERSION);
    }
    try {
      Output output = run(List.of(script.toString()), progress);
      if (output.exitCode() != 0 || output.lines().isEmpty()) {
        throw new UnavailableException(
            "CometBFT could not be built (see above); install Go 1.25 or later, or set COMETBFT_BIN"
                + " to a cometbft "
                + VERSION);
      }
      return Path.of(output.lines().getLast()).resolve("cometbft");
    } catch (IOException e) {
      throw new UnavailableException("CometBFT could not be built: " + e.getMessage());
    }
  }

  private record Output(int exitCode, List<String> lines) {}

  /** Runs a command; standard error goes to the listener, standard output is returned. */
  private static Output run(List<String> command, Consumer<String> standardError)
      throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).start();
    Thread errors =
        Thread.ofVirtual()
            .start(
                () -> {
                  try (BufferedReader reader = reader(process.getErrorStream())) {
                    reader.lines().forEach(standardError);
                  } catch (IOException e) {
                    standardError.accept("its messages can no longer be read: " + e.getMessage());
                  }
                });
    List<String> lines = new ArrayList<>();
    try (BufferedReader reader = reader(process.getInputStream())) {
      reader.lines().forEach(lines::add);
    } finally {
      if (Thread.currentThread().isInterrupted()) {
        process.destroy();
      }
    }
    int exitCode = process.waitFor();
    errors.join();
    return new Output(exitCode, lines);
  }

  private static BufferedReader reader(java.io.InputStream stream) {
    return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
  }
}
