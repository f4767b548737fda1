package org.laplace.node;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Path;
import java.util.Optional;
import org.laplace.node.cometbft.CometBftBinary;

/** The pinned CometBFT, or a skipped test; with CI=true a failed one. */
final class CometBftForTests {
  private CometBftForTests() {}

  static Optional<Path> binary() throws InterruptedException {
    try {
      return Optional.of(
          new CometBftBinary(
                  System.getenv(),
                  Path.of(System.getProperty("laplace.repository", "..")),
                  line -> {})
              .locate());
    } catch (CometBftBinary.UnavailableException e) {
      if ("true".equals(System.getenv("CI"))) {
        throw new AssertionError("CI has no CometBFT: " + e.getMessage(), e);
      }
      return abort("no CometBFT here: " + e.getMessage());
    }
  }
}
