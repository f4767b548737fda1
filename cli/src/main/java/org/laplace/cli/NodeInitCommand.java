package org.laplace.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laplace.node.cometbft.CometBftFiles;
import org.laplace.node.home.GenesisFile;
import org.laplace.node.home.Network;
import org.laplace.node.home.NetworkDefaults;
import org.laplace.node.home.NodeConfig;
import org.laplace.node.home.NodeHome;
import org.laplace.primitives.Address;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Code;
import org.laplace.primitives.key.KeyType;
import org.laplace.primitives.key.PrivateKey;
import org.laplace.wallet.RefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes a node's directory. */
@Command(
    name = "init",
    description = {
      "Write a node's directory: the one validator of a new test network, or with --join a node that"
          + " follows a running one.",
      "A network of several validators is made by 'laplace localnet'."
    })
final class NodeInitCommand extends LaplaceCommand {
  private static final Amount PAYOUT_BALANCE = Amount.of(1_000_000 * Amount.MICRO_LAP_PER_LAP);

  @Option(names = "--home", required = true, paramLabel = "DIR", description = "To write.")
  private Path home = Path.of("");

  @Option(
      names = "--chain-id",
      defaultValue = "laplace-test-1",
      description = "Id of a new network (default: ${DEFAULT-VALUE}).")
  private String chainId = "";

  @Option(
      names = "--payout",
      paramLabel = "ADDRESS",
      description = "Of a new network: owns its tokens and the validator's earnings.")
  private @Nullable String payout;

  @Option(names = "--join", paramLabel = "GENESIS", description = "Genesis file of the network.")
  private @Nullable Path genesis;

  @Option(
      names = "--peer",
      paramLabel = "NODEID@HOST:PORT",
      description = "A node of the network; may be repeated.")
  private List<String> peers = new ArrayList<>();

  @Option(names = "--name", defaultValue = "node", description = "Shown to peers.")
  private String name = "";

  @Option(
      names = "--gateway-host",
      defaultValue = "127.0.0.1",
      description = "Where gRPC and JSON listen (default: ${DEFAULT-VALUE}).")
  private String gatewayHost = "";

  @Option(
      names = "--gateway-port",
      defaultValue = NodeCommand.GATEWAY_PORT,
      description = "Of gRPC and JSON (default: ${DEFAULT-VALUE}).")
  private int gatewayPort;

  @Option(
      names = "--rpc-port",
      defaultValue = NodeCommand.RPC_PORT,
      description = "Of CometBFT's RPC, on the loopback (default: ${DEFAULT-VALUE}).")
  private int rpcPort;

  @Option(
      names = "--p2p",
      paramLabel = "HOST:PORT",
      defaultValue = NodeCommand.P2P_ADDRESS,
      description = "Where other nodes connect (default: ${DEFAULT-VALUE}).")
  private String p2p = "";

  @Option(names = "--solo", description = "Without CometBFT: one node, for development.")
  private boolean solo;

  @Option(names = "--local", description = "Peers may be on the loopback.")
  private boolean local;

  @Option(
      names = "--commit-timeout-ms",
      defaultValue = "1000",
      description = "Pause between blocks (default: ${DEFAULT-VALUE}).")
  private long commitTimeoutMs;

  NodeInitCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(Output output) throws RefusedException, IOException {
    NodeHome node = new NodeHome(home);
    if (Files.exists(node.config())) {
      throw new RefusedException(
          Code.OUT_OF_RANGE, home + " is a node's directory already; choose another");
    }
    NodeConfig config = config();
    PrivateKey nodeKey = genesis == null ? create(node, config) : join(node, config, genesis);
    String peer = CometBftFiles.nodeId(nodeKey) + "@" + p2p;
    output.progress("start it with: laplace node start --home " + home);
    output.say("directory: " + home);
    output.say("peer:      " + peer);
    output.say("genesis:   " + node.genesis());
    output.json(
        () ->
            Json.object()
                .put("directory", home.toString())
                .put("peer", peer)
                .put("genesis", node.genesis().toString()));
    return ExitCode.OK;
  }

  private NodeConfig config() throws RefusedException {
    try {
      return new NodeConfig(
          name,
          solo ? NodeConfig.Consensus.SOLO : NodeConfig.Consensus.COMETBFT,
          gatewayHost,
          gatewayPort,
          rpcPort,
          p2p,
          peers,
          commitTimeoutMs,
          local);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(Code.OUT_OF_RANGE, String.valueOf(e.getMessage()));
    }
  }

  private PrivateKey create(NodeHome node, NodeConfig config) throws RefusedException, IOException {
    if (payout == null) {
      throw new RefusedException(
          Code.MALFORMED_ADDRESS,
          "a new network needs --payout ADDRESS (laplace key new makes one); a node that follows a"
              + " running network needs --join GENESIS and --peer");
    }
    Address owner = Given.valueOf(Address.parse(payout));
    Network.ValidatorKeys keys = Network.ValidatorKeys.generate(new SecureRandom(), owner);
    new Network(chainId, NetworkDefaults.testParams(), Map.of(owner, PAYOUT_BALANCE), List.of(keys))
        .writeHome(node, keys, config, Instant.now());
    return keys.node();
  }

  private static PrivateKey join(NodeHome node, NodeConfig config, Path networkGenesis)
      throws RefusedException, IOException {
    try {
      GenesisFile.read(networkGenesis);
    } catch (NodeConfig.InvalidConfigException e) {
      throw new RefusedException(Code.MALFORMED_REQUEST, String.valueOf(e.getMessage()));
    }
    SecureRandom random = new SecureRandom();
    PrivateKey consensus = PrivateKey.generate(KeyType.ED25519, random);
    PrivateKey nodeKey = PrivateKey.generate(KeyType.ED25519, random);
    node.cometBft().writeKeys(consensus, nodeKey);
    NodeHome.writeSeed(node.consensusKey(), consensus);
    NodeHome.writeSeed(node.nodeKey(), nodeKey);
    NodeHome.writeSeed(node.hotKey(), PrivateKey.generate(KeyType.ED25519, random));
    Files.copy(networkGenesis, node.genesis(), StandardCopyOption.REPLACE_EXISTING);
    config.write(node.config());
    return nodeKey;
  }
}
