package org.laplace.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.laplace.node.Node;
import org.laplace.node.cometbft.CometBftBinary;
import org.laplace.node.cometbft.CometBftFiles;
import org.laplace.node.home.Network;
import org.laplace.node.home.NetworkDefaults;
import org.laplace.node.home.NodeConfig;
import org.laplace.node.home.NodeHome;
import org.laplace.primitives.Address;
import org.laplace.primitives.key.KeyType;
import org.laplace.primitives.key.PrivateKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes and runs a node. */
@Command(
    name = "node",
    description = "Make and run a node.",
    subcommands = {NodeCommand.Init.class, NodeCommand.Start.class})
public final class NodeCommand {
  private static final int GATEWAY_PORT = 26670;
  private static final int RPC_PORT = 26657;
  private static final int P2P_PORT = 26656;

  /** Writes a node's directory: of a new network's validator, or of a node that joins one. */
  @Command(
      name = "init",
      description =
          "Write a node's directory: the first validator of a new network, or with --join a node"
              + " that follows a running one.")
  static final class Init implements Callable<Integer> {
    @Option(names = "--home", required = true, description = "The directory to write.")
    Path home = Path.of("");

    @Option(
        names = "--chain-id",
        defaultValue = "laplace-1",
        description = "Id of a new network (default: ${DEFAULT-VALUE}).")
    String chainId = "";

    @Option(
        names = "--payout",
        description = "Address for the validator's earnings; needed for a new network.")
    @Nullable String payout;

    @Option(names = "--join", description = "Genesis file of the running network to join.")
    @Nullable Path genesis;

    @Option(
        names = "--peer",
        description = "A node of the running network, as nodeid@host:port; may be repeated.")
    List<String> peers = List.of();

    @Option(names = "--name", defaultValue = "node", description = "The node's name.")
    String name = "";

    @Option(
        names = "--gateway-port",
        defaultValue = "" + GATEWAY_PORT,
        description = "gRPC and JSON.")
    int gatewayPort;

    @Option(names = "--rpc-port", defaultValue = "" + RPC_PORT, description = "CometBFT's RPC.")
    int rpcPort;

    @Option(
        names = "--p2p",
        defaultValue = "127.0.0.1:" + P2P_PORT,
        description = "Where other nodes connect (default: ${DEFAULT-VALUE}).")
    String p2p = "";

    @Option(names = "--solo", description = "Without CometBFT: one node, for development.")
    boolean solo;

    @Option(
        names = "--local",
        description = "Several nodes on this machine: allows peers on the loopback.")
    boolean local;

    @Option(names = "--commit-timeout-ms", defaultValue = "1000", description = "Between blocks.")
    long commitTimeoutMs;

    @Override
    public Integer call() throws Exception {
      NodeHome node = new NodeHome(home);
      if (Files.exists(node.config())) {
        System.err.println("laplace: " + home + " is a node's directory already; choose another");
        return ExitCode.REFUSED;
      }
      NodeConfig config =
          new NodeConfig(
              name,
              solo ? NodeConfig.Consensus.SOLO : NodeConfig.Consensus.COMETBFT,
              "127.0.0.1",
              gatewayPort,
              rpcPort,
              p2p,
              peers,
              commitTimeoutMs,
              local);
      return genesis == null ? create(node, config) : join(node, config, genesis);
    }

    private int create(NodeHome node, NodeConfig config) throws IOException {
      if (payout == null) {
        System.err.println(
            "laplace: a new network needs --payout ADDRESS for its validator's earnings"
                + " (laplace key new makes one)");
        return ExitCode.USAGE;
      }
      Address address = Address.parse(payout).orElseThrow();
      Network.ValidatorKeys keys = Network.ValidatorKeys.generate(new SecureRandom(), address);
      Network network = new Network(chainId, NetworkDefaults.testParams(), Map.of(), List.of(keys));
      network.writeHome(node, keys, config, Instant.now());
      System.err.println(
          "laplace: wrote "
              + home
              + "; a test network with a faucet. Start it with: laplace node start --home "
              + home);
      printId(keys.node());
      return ExitCode.OK;
    }

    private int join(NodeHome node, NodeConfig config, Path networkGenesis) throws IOException {
      SecureRandom random = new SecureRandom();
      PrivateKey consensus = PrivateKey.generate(KeyType.ED25519, random);
      PrivateKey nodeKey = PrivateKey.generate(KeyType.ED25519, random);
      node.cometBft().writeKeys(consensus, nodeKey);
      NodeHome.writeSeed(node.consensusKey(), consensus);
      NodeHome.writeSeed(node.nodeKey(), nodeKey);
      NodeHome.writeSeed(node.hotKey(), PrivateKey.generate(KeyType.ED25519, random));
      Files.copy(networkGenesis, node.genesis(), StandardCopyOption.REPLACE_EXISTING);
      config.write(node.config());
      System.err.println(
          "laplace: wrote " + home + "; start it with: laplace node start --home " + home);
      printId(nodeKey);
      return ExitCode.OK;
    }

    private void printId(PrivateKey nodeKey) {
      System.out.println(CometBftFiles.nodeId(nodeKey) + "@" + p2p);
    }
  }

  /** Runs a node until it is told to stop. */
  @Command(name = "start", description = "Run a node until it is told to stop.")
  static final class Start implements Callable<Integer> {
    @Option(names = "--home", required = true, description = "The node's directory.")
    Path home = Path.of("");

    @Option(names = "--cometbft", description = "The cometbft binary; otherwise it is looked for.")
    @Nullable Path cometBft;

    @Option(names = "--attached", hidden = true, description = "End with standard input.")
    boolean attached;

    @Override
    public Integer call() throws Exception {
      NodeHome node = new NodeHome(home);
      NodeConfig config = NodeConfig.read(node.config());
      Optional<Path> binary =
          switch (config.consensus()) {
            case COMETBFT -> Optional.of(cometBft != null ? cometBft : locate());
            case SOLO -> Optional.empty();
          };
      return Foreground.run(attached, () -> Node.start(node, config, binary));
    }

    static Path locate() throws CometBftBinary.UnavailableException, InterruptedException {
      return new CometBftBinary(
              System.getenv(),
              Path.of(System.getProperty("laplace.home", ".")),
              line -> System.err.println("laplace: " + line))
          .locate();
    }
  }
}
