package org.laplace.acceptance.survival;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.laplace.acceptance.network.TestNetwork;

/** What is left of a network when it is closed. */
class LeftOverTest {
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path directory;

  @Test
  void aNetworkThatIsClosedWhileItsNodeIsDeadLeavesNoProcess() throws Exception {
    ProcessHandle application;
    ProcessHandle cometBft;
    try (TestNetwork network = TestNetwork.start(directory.resolve("net"), 1, 0)) {
      application = network.node(0).handle();
      cometBft = network.cometBftProcess(0).orElseThrow();
      assertTrue(application.destroyForcibly());
      application.onExit().join();
    }
    assertFalse(application.isAlive());
    assertFalse(cometBft.isAlive(), "CometBFT outlived its application and its network");
  }
}
