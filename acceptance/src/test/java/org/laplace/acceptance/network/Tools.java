package org.laplace.acceptance.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.laplace.node.cometbft.CometBftBinary;

/**
 * Other people's programs, built once with Go. Without Go the test that asks is skipped and says
 * so; with {@code CI=true} it fails.
 */
public final class Tools {
  /** What a build script ends with where there is no Go, or an old one. */
  private static final int NO_GO = 69;

  private Tools() {}

  /** The checkout that is tested. */
  public static Path repository() {
    return Path.of(System.getProperty("laplace.repository", "..")).toAbsolutePath().normalize();
  }

  /** The pinned CometBFT. */
  public static Path cometBft() throws InterruptedException {
    try {
      return new CometBftBinary(System.getenv(), repository(), line -> {}).locate();
    } catch (CometBftBinary.UnavailableException e) {
      return missing("no CometBFT here: " + e.getMessage());
    }
  }

  /** One of the judges, which read claims on standard input. */
  public static Path judge(String name) throws IOException, InterruptedException {
    Process build =
        new ProcessBuilder(repository().resolve("tools/judges/build").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String directory =
        new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    int code = build.waitFor();
    if (code == NO_GO) {
      return missing("no judges here: tools/judges/build needs Go 1.25 or newer");
    }
    assertEquals(0, code, "tools/judges/build failed, its words are on stderr");
    return Path.of(directory, name);
  }

  private static Path missing(String why) {
    return "true".equals(System.getenv("CI")) ? fail(why) : abort(why);
  }
}
