package org.laplace.acceptance.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.laplace.cli.localnet.ChildProcess;
import org.laplace.cli.localnet.PortBlock;
import org.laplace.node.cometbft.CometBftFiles;
import org.laplace.node.home.NodeHome;
import org.laplace.wallet.Endpoint;
import org.laplace.wallet.LaplaceClient;
import org.laplace.wallet.Sequences;

/** A node that was not there at the start. */
class JoiningNodeTest {
  private static final int HEAP_MB = 192;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path directory;

  @Test
  void aFreshNodeJoinsFromGenesisAndPeersAndReachesTheSameAppHash() throws Exception {
    Path joined = directory.resolve("joined");
    try (PortBlock ports = PortBlock.take();
        TestNetwork network = TestNetwork.start(directory.resolve("net"), 1, 0)) {
      network.awaitHeight(10);
      String peer =
          CometBftFiles.nodeId(NodeHome.readSeed(network.home(0).nodeKey()))
              + "@"
              + network.config(0).p2pAddress();
      int gateway = ports.next();
      LaplaceRun init =
          LaplaceRun.of(
              "node",
              "init",
              "--home",
              joined.toString(),
              "--join",
              network.genesis().toString(),
              "--peer",
              peer,
              "--gateway-port",
              Integer.toString(gateway),
              "--rpc-port",
              Integer.toString(ports.next()),
              "--p2p",
              "127.0.0.1:" + ports.next(),
              "--local");
      assertEquals(0, init.exitCode(), init.output());
      try (ChildProcess node = startNode(joined);
          LaplaceClient client = connect(gateway)) {
        long target = network.height() + 5;
        Await.until(
            "the joined node at height " + target, () -> client.status().getHeight() >= target);
        network.awaitHeight(target);
        for (long height = 1; height <= target; height++) {
          assertEquals(
              network.client().appHash(height), client.appHash(height), "at height " + height);
        }
        assertEquals(1, node.starts());
        assertEquals(
            1,
            network.client().validators().getRegistry().getValidatorsCount(),
            "following is not validating");
      }
    }
  }

  private static ChildProcess startNode(Path home) throws Exception {
    return ChildProcess.start(
        "joined",
        HEAP_MB,
        List.of(
            "node",
            "start",
            "--home",
            home.toString(),
            "--attached",
            "--cometbft",
            Tools.cometBft().toString()),
        home.resolve("logs").resolve("node.log"),
        Map.of());
  }

  private LaplaceClient connect(int gateway) {
    return LaplaceClient.connect(
        List.of(Endpoint.parse("127.0.0.1:" + gateway).orElseThrow()),
        Sequences.in(directory.resolve("sequences")),
        Duration.ofMinutes(3));
  }
}
