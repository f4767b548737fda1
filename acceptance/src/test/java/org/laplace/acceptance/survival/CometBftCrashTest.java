package org.laplace.acceptance.survival;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.laplace.acceptance.network.ChainHistory;
import org.laplace.acceptance.network.Money;
import org.laplace.acceptance.network.TestNetwork;
import org.laplace.acceptance.network.Tools;
import org.laplace.proto.v1.Job;

/** CometBFT ends at each of the points where its own code lets it, FAIL_TEST_INDEX. */
class CometBftCrashTest {
  /** The calls of fail.Fail in v0.40.0 that a block passes: six in consensus, four in execution. */
  private static final int CRASH_POINTS = 10;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path directory;

  @Test
  void theChainGoesOnAfterCometBftDiesAtEachOfItsCrashPoints() throws Exception {
    Path next = directory.resolve("next");
    Files.writeString(next, Integer.toString(CRASH_POINTS));
    try (TestNetwork network =
            TestNetwork.start(
                TestNetwork.Setup.of(directory.resolve("net"), 1, 1)
                    .withCometBft(cometBftThatDies(next)));
        ChainHistory history = ChainHistory.of(network)) {
      network.awaitOffers();
      var before = Money.ofProviders(network);
      Files.writeString(next, "0");
      assertTrue(network.cometBftProcess(0).orElseThrow().destroyForcibly());
      List<Job> ended = Jobs.runUntil(network, () -> point(next) == CRASH_POINTS);
      String log = Files.readString(network.home(0).log("cometbft"));
      for (int point = 0; point < CRASH_POINTS; point++) {
        assertTrue(log.contains("*** fail-test " + point + " ***"), "no death at point " + point);
      }
      assertEquals(1, network.node(0).starts(), "the application itself lived");
      Money.assertEachJobIsPaidOnce(network, ended, before);
      Money.assertAddsUp(network);
      history.assertOneAppHashPerHeight();
    }
  }

  private static int point(Path next) throws IOException {
    return Integer.parseInt(Files.readString(next).strip());
  }

  /** CometBFT, told at each start to die at the next point, and at no point after the last. */
  private Path cometBftThatDies(Path next) throws IOException, InterruptedException {
    Path program =
        Files.writeString(
            directory.resolve("cometbft-that-dies"),
            """
            #!/bin/sh
            read -r point <'%s'
            if [ "$point" -lt %d ]; then
              export FAIL_TEST_INDEX="$point"
              echo $((point + 1)) >'%s.new'
              mv '%s.new' '%s'
            fi
            exec '%s' "$@"
            """
                .formatted(next, CRASH_POINTS, next, next, next, Tools.cometBft()));
    return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
  }
}
