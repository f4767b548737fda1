package org.laplace.jabci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The pinned cometbft and abci-cli, as {@code tools/cometbft/build} makes them once. Without Go,
 * the test that asks is skipped and says so; with {@code CI=true} in the environment it fails.
 */
public record CometBftBinaries(Path directory) {
  /** What the build script ends with where there is no Go, or an old one. */
  private static final int NO_GO = 69;

  /** Builds them where they are missing, which takes minutes. */
  public static CometBftBinaries get() throws IOException, InterruptedException {
    var repository = Path.of(Objects.requireNonNull(System.getProperty("laplace.repository")));
    var build =
        new ProcessBuilder(repository.resolve("tools/cometbft/build").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String printed =
        new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    int code = build.waitFor();
    boolean mustRun = "true".equals(System.getenv("CI"));
    assumeTrue(
        code != NO_GO || mustRun,
        "skipped: CometBFT cannot be built without Go 1.25 or newer; set CI=true to fail instead");
    assertEquals(0, code, "tools/cometbft/build failed, its words are on stderr");
    return new CometBftBinaries(Path.of(printed));
  }

  public String cometbft() {
    return directory.resolve("cometbft").toString();
  }

  public String abciCli() {
    return directory.resolve("abci-cli").toString();
  }
}
