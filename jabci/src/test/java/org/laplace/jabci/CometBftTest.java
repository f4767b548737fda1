package org.laplace.jabci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.laplace.jabci.example.KeyValueServer;

/** CometBFT itself, with the example of the README in a process of its own. */
@NeedsGo
class CometBftTest {
  private static CometBftBinaries binaries;

  private ShortDirectory directory;
  private ListenAddress address;
  private Process application;
  private CometBftNode node;

  @BeforeAll
  static void getBinaries() throws IOException, InterruptedException {
    binaries = CometBftBinaries.get();
  }

  @BeforeEach
  void startBoth() throws IOException, InterruptedException {
    directory = new ShortDirectory();
    address = new ListenAddress.Unix(directory.path().resolve("a.sock"));
    application = startApplication();
    node = CometBftNode.init(binaries, directory.path().resolve("home"), address).start();
  }

  @AfterEach
  void stopBoth() throws IOException, InterruptedException {
    node.close();
    killApplication();
    directory.close();
  }

  /** Returns once the application listens: a CometBFT that comes first waits for three seconds. */
  private Process startApplication() throws IOException {
    var started =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                KeyValueServer.class.getName(),
                address.toString())
            .redirectError(directory.path().resolve("app.log").toFile())
            .start();
    assertEquals("listening on " + address, started.inputReader().readLine());
    return started;
  }

  private void killApplication() throws InterruptedException {
    application.destroyForcibly();
    assertTrue(application.waitFor(30, TimeUnit.SECONDS));
  }

  private void assertHolds(String key, String value) throws IOException, InterruptedException {
    String encoded = Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
    node.await(
        "abci_query?data=%22" + key + "%22",
        answer -> answer.contains("\"value\":\"" + encoded + "\""));
  }

  private void broadcast(String tx) throws IOException, InterruptedException {
    node.awaitHeight(1);
    String answer = node.ask("broadcast_tx_commit?tx=%22" + tx + "%22");
    assertTrue(answer.contains("\"height\":\""), answer);
    assertFalse(answer.contains("\"error\""), answer);
  }

  @Test
  void aTransactionIsAppliedAndItsValueCanBeQueried() throws Exception {
    broadcast("planet=earth");
    assertHolds("planet", "earth");
    String refused = node.ask("broadcast_tx_sync?tx=0x00");
    assertTrue(refused.contains("\"code\":1"), refused);
  }

  @Test
  void afterCometBftIsKilledItGoesOnWithTheSameApplication() throws Exception {
    broadcast("planet=earth");
    long height = node.awaitHeight(1);
    for (int i = 0; i < 3; i++) {
      node.kill();
      node.start();
      height = node.awaitHeight(height + 2);
    }
    assertHolds("planet", "earth");
    broadcast("moon=luna");
    assertHolds("moon", "luna");
  }

  @Test
  void anApplicationThatLostItsStateGetsAllBlocksAgain() throws Exception {
    broadcast("planet=earth");
    long height = node.awaitHeight(5);
    killApplication();
    node.awaitEnd();

    application = startApplication();
    node.start();
    // CometBFT compares the app hash of each block that it repeats with its header.
    node.awaitHeight(height + 1);
    assertHolds("planet", "earth");
  }

  /** CometBFT's own points inside of finalizing a block (its internal/fail). */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
  void afterCometBftEndsInsideABlockTheChainGoesOn(int point) throws Exception {
    broadcast("planet=earth");
    node.kill();
    node.startFailingAt(point);
    node.awaitEnd();
    node.start();
    broadcast("moon=luna");
    assertHolds("planet", "earth");
    assertHolds("moon", "luna");
  }
}
