package org.laplace.acceptance.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.laplace.node.home.NodeHome;
import org.laplace.primitives.key.KeyType;
import org.laplace.primitives.key.PrivateKey;

/** Directories in which a node cannot run: it says so in one line and leaves them alone. */
class RefusedStartTest {
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path directory;

  @Test
  void aSecondNodeOnTheSameDirectoryIsRefusedAndTheFirstGoesOn() throws Exception {
    try (TestNetwork network = TestNetwork.start(directory.resolve("net"), 1, 0)) {
      Path home = network.home(0).directory();
      assertRefused(
          start(home), home + "/state is in use by process " + network.node(0).handle().pid());
      network.awaitHeight(network.height() + 3);
      assertEquals(1, network.node(0).starts());
    }
  }

  @Test
  void aNodeBelowAFileIsRefused() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "a file");
    assertRefused(init(file.resolve("node")), file.toString());
    assertEquals("a file", Files.readString(file));
  }

  @Test
  void aNodeWithAFileInPlaceOfItsStateIsRefused() throws Exception {
    NodeHome home = new NodeHome(directory.resolve("node"));
    assertEquals(0, init(home.directory()).exitCode());
    Files.writeString(home.state(), "a file");
    assertRefused(start(home.directory()), home.state() + " cannot be used as a directory");
    assertEquals("a file", Files.readString(home.state()));
  }

  @Test
  void aNodeThatMayNotWriteItsStateIsRefused() throws Exception {
    NodeHome home = new NodeHome(directory.resolve("node"));
    assertEquals(0, init(home.directory()).exitCode());
    Files.createDirectory(home.state());
    Files.setPosixFilePermissions(home.state(), PosixFilePermissions.fromString("r-xr-xr-x"));
    assumeFalse(Files.isWritable(home.state()), "skipped: this user may write everywhere");
    assertRefused(start(home.directory()), "give this user the right to write there");
  }

  private static LaplaceRun init(Path home) throws Exception {
    String payout =
        PrivateKey.generate(KeyType.ED25519, new SecureRandom()).publicKey().address().toString();
    return LaplaceRun.of("node", "init", "--home", home.toString(), "--payout", payout);
  }

  private static LaplaceRun start(Path home) throws Exception {
    return LaplaceRun.of(
        "node", "start", "--home", home.toString(), "--cometbft", Tools.cometBft().toString());
  }

  /** Not a stack trace but a line that names the place and the reason. */
  private static void assertRefused(LaplaceRun run, String words) {
    assertNotEquals(0, run.exitCode(), run.output());
    assertTrue(run.output().contains(words), run.output());
    assertFalse(run.output().contains("\tat "), run.output());
  }
}
