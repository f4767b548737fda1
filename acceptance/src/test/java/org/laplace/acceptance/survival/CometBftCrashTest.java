package org.laplace.acceptance.survival;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.laplace.acceptance.network.Await;
import org.laplace.acceptance.network.ChainHistory;
import org.laplace.acceptance.network.Money;
import org.laplace.acceptance.network.TestNetwork;

/** CometBFT ends at each of the points where its own code lets it. */
class CometBftCrashTest {
  /** The calls of fail.Fail in v0.40.0 that a block passes: six in consensus, four in execution. */
  private static final int CRASH_POINTS = 10;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path directory;

  @Test
  void theChainGoesOnAfterCometBftDiesAtEachOfItsCrashPoints() throws Exception {
    long height = 0;
    for (int point = 0; point < CRASH_POINTS; point++) {
      height = goesOnAfter(point, height);
    }
  }

  /** Starts the one network of this test once more; returns the height that it got to. */
  private long goesOnAfter(int point, long reached) throws Exception {
    Map<String, String> crash = Map.of("FAIL_TEST_INDEX", Integer.toString(point));
    try (TestNetwork network =
            TestNetwork.start(directory.resolve("net"), 1, 0, 10, Map.of(0, crash));
        ChainHistory history = ChainHistory.of(network)) {
      Path log = network.home(0).log("cometbft");
      Await.until(
          "CometBFT's death at point " + point,
          () -> Files.readString(log).contains("*** fail-test " + point + " ***"));
      // The death comes within the first block of a start, so these blocks come after it.
      network.awaitHeight(Math.max(reached, network.height()) + 3);
      assertTrue(network.height() > reached, "the chain went on from where it was");
      assertEquals(1, network.node(0).starts(), "the application itself lived");
      history.assertOneAppHashPerHeight();
      Money.assertAddsUp(network);
      return network.height();
    }
  }
}
