package org.laplace.jabci;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;

/** Go programs of the folder {@code tools}, built once; see {@link NeedsGo}. */
final class GoTools {
  /** What a build script ends with where there is no Go, or an old one. */
  private static final int NO_GO = 69;

  private GoTools() {}

  static Path repository() {
    return Path.of(Objects.requireNonNull(System.getProperty("laplace.repository")));
  }

  /** False where neither Go nor an earlier build is there. */
  static boolean isGoThere() throws IOException, InterruptedException {
    return run("cometbft").exitCode != NO_GO;
  }

  /** Runs {@code tools/FOLDER/build}, which may take minutes; returns where the binaries are. */
  static Path build(String folder) throws IOException, InterruptedException {
    var build = run(folder);
    assertEquals(0, build.exitCode, "tools/" + folder + "/build failed, its words are on stderr");
    return Path.of(build.printed);
  }

  private record Build(int exitCode, String printed) {}

  private static Build run(String folder) throws IOException, InterruptedException {
    var script = repository().resolve("tools").resolve(folder).resolve("build");
    var build =
        new ProcessBuilder(script.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String printed =
        new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    return new Build(build.waitFor(), printed);
  }
}
