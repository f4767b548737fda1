package org.laplace.jabci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Go programs of the folder {@code tools}, built once. Without Go, the test that asks is skipped
 * and says so; with {@code CI=true} in the environment it fails.
 */
final class GoTools {
  /** What a build script ends with where there is no Go, or an old one. */
  private static final int NO_GO = 69;

  private GoTools() {}

  static Path repository() {
    return Path.of(Objects.requireNonNull(System.getProperty("laplace.repository")));
  }

  /** Runs {@code tools/FOLDER/build}, which may take minutes; returns where the binaries are. */
  static Path build(String folder) throws IOException, InterruptedException {
    var script = repository().resolve("tools").resolve(folder).resolve("build");
    var build =
        new ProcessBuilder(script.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String printed =
        new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    int code = build.waitFor();
    assumeTrue(
        code != NO_GO || "true".equals(System.getenv("CI")),
        "skipped: tools/"
            + folder
            + " cannot be built without Go 1.25 or newer; set CI=true to fail instead");
    assertEquals(0, code, script + " failed, its words are on stderr");
    return Path.of(printed);
  }
}
