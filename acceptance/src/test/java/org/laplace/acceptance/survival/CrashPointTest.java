package org.laplace.acceptance.survival;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.laplace.acceptance.network.Await;
import org.laplace.acceptance.network.ChainHistory;
import org.laplace.acceptance.network.Money;
import org.laplace.acceptance.network.TestNetwork;
import org.laplace.proto.v1.Job;

/** Applications that end inside FinalizeBlock, and before and after the write of Commit. */
class CrashPointTest {
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path directory;

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"IN_FINALIZE_BLOCK:80", "BEFORE_COMMIT:80", "AFTER_COMMIT:80"})
  void theOnlyValidatorDiesAtACrashPointAndGoesOn(String point) throws Exception {
    runJobsUntilAllHaveComeBack(1, Map.of(0, crashAt(point)));
  }

  @Test
  void threeOfFourValidatorsDieAtDifferentCrashPointsAndTheChainGoesOn() throws Exception {
    runJobsUntilAllHaveComeBack(
        4,
        Map.of(
            1, crashAt("IN_FINALIZE_BLOCK:50"),
            2, crashAt("BEFORE_COMMIT:70"),
            3, crashAt("AFTER_COMMIT:90")));
  }

  /** Genesis is not durable before the first block is, so consensus has to send it again. */
  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"IN_FINALIZE_BLOCK:1", "BEFORE_COMMIT:1", "AFTER_COMMIT:1"})
  void aDeathInTheFirstBlockLosesNoGenesis(String point) throws Exception {
    try (TestNetwork network =
            TestNetwork.start(
                TestNetwork.Setup.of(directory.resolve("net"), 1, 0)
                    .withNodeEnvironment(Map.of(0, crashAt(point))));
        ChainHistory history = ChainHistory.of(network)) {
      Await.until("the second start", () -> network.node(0).starts() == 2);
      network.awaitHeight(5);
      Money.assertAddsUp(network);
      history.assertOneAppHashPerHeight();
      assertEquals(2, network.node(0).starts());
    }
  }

  private static Map<String, String> crashAt(String point) {
    return Map.of("LAPLACE_CRASH_AT", point);
  }

  private void runJobsUntilAllHaveComeBack(
      int validators, Map<Integer, Map<String, String>> crashes) throws Exception {
    try (TestNetwork network =
            TestNetwork.start(
                TestNetwork.Setup.of(directory.resolve("net"), validators, 1)
                    .withNodeEnvironment(crashes));
        ChainHistory history = ChainHistory.of(network)) {
      network.awaitOffers();
      var before = Money.ofProviders(network);
      List<Job> ended =
          Jobs.runUntil(
              network,
              () -> crashes.keySet().stream().allMatch(node -> network.node(node).starts() > 1));
      network.awaitHeight(network.height());
      for (int node = 0; node < validators; node++) {
        assertEquals(crashes.containsKey(node) ? 2 : 1, network.node(node).starts());
      }
      Money.assertEachJobIsPaidOnce(network, ended, before);
      Money.assertAddsUp(network);
      history.assertOneAppHashPerHeight();
    }
  }
}
