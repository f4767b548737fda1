package org.laplace.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.linecorp.armeria.client.grpc.GrpcClients;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laplace.ledger.storage.StorageException;
import org.laplace.node.home.Network;
import org.laplace.node.home.NetworkDefaults;
import org.laplace.node.home.NodeConfig;
import org.laplace.node.home.NodeHome;
import org.laplace.primitives.Amount;
import org.laplace.primitives.key.KeyType;
import org.laplace.primitives.key.PrivateKey;
import org.laplace.proto.v1.GetStatusRequest;
import org.laplace.proto.v1.LedgerServiceGrpc.LedgerServiceBlockingStub;
import org.laplace.proto.v1.NodeStatus;

/** One node with the real CometBFT beside it. */
class NodeOnCometBftTest {
  @TempDir Path directory;

  @Test
  void aNodeMakesBlocksAndGoesOnAfterARestart() throws Exception {
    Optional<Path> cometBft = CometBftForTests.binary();
    NodeHome home = new NodeHome(directory.resolve("a node"));
    NodeConfig config = writeHome(home);
    long reached;
    try (Node _ = Node.start(home, config, cometBft)) {
      reached = awaitHeight(config, 3).getHeight();
      assertThrows(StorageException.class, () -> Node.start(home, config, cometBft));
      assertTrue(awaitHeight(config, reached + 1).getHeight() > reached, "it still runs");
    }
    try (Node _ = Node.start(home, config, cometBft)) {
      NodeStatus status = awaitHeight(config, reached + 2);
      assertEquals("cometbft", status.getConsensus());
      assertEquals("test-chain", status.getChainId());
    }
  }

  private static NodeConfig writeHome(NodeHome home) throws IOException {
    SecureRandom random = new SecureRandom();
    PrivateKey owner = PrivateKey.generate(KeyType.ED25519, random);
    Network.ValidatorKeys keys =
        Network.ValidatorKeys.generate(random, owner.publicKey().address());
    NodeConfig config =
        new NodeConfig(
            "solo-validator",
            NodeConfig.Consensus.COMETBFT,
            "127.0.0.1",
            freePort(),
            freePort(),
            "127.0.0.1:" + freePort(),
            List.of(),
            10,
            true);
    new Network(
            "test-chain",
            NetworkDefaults.testParams(),
            Map.of(owner.publicKey().address(), Amount.of(1_000_000)),
            List.of(keys))
        .writeHome(home, keys, config, Instant.now());
    return config;
  }

  private static NodeStatus awaitHeight(NodeConfig config, long height) throws Exception {
    LedgerServiceBlockingStub ledger =
        GrpcClients.newClient(
            "gproto+http://127.0.0.1:" + config.gatewayPort() + "/",
            LedgerServiceBlockingStub.class);
    NodeStatus status = NodeStatus.getDefaultInstance();
    for (int attempt = 0; attempt < 600 && status.getHeight() < height; attempt++) {
      try {
        status = ledger.getStatus(GetStatusRequest.getDefaultInstance());
      } catch (StatusRuntimeException notReady) {
        // Height 0 stays; the next attempt asks again.
      }
      java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
    }
    assertTrue(status.getHeight() >= height, () -> "only blocks below height " + height);
    return status;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
