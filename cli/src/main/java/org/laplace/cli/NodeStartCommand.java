package org.laplace.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laplace.cli.local.Memory;
import org.laplace.ledger.storage.StorageException;
import org.laplace.node.Node;
import org.laplace.node.cometbft.CometBftBinary;
import org.laplace.node.home.NetworkDefaults;
import org.laplace.node.home.NodeConfig;
import org.laplace.node.home.NodeHome;
import org.laplace.primitives.Code;
import org.laplace.wallet.RefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs a node until it is told to stop. */
@Command(
    name = "start",
    description =
        "Run a node until told to stop: the application, its gateway, the audit worker, and CometBFT,"
            + " which it supervises.")
final class NodeStartCommand extends LaplaceCommand {
  /** What a node needs beside the job that it checks. */
  private static final long NODE_BYTES = 128L << 20;

  @Option(names = "--home", required = true, paramLabel = "DIR", description = "From node init.")
  private Path home = Path.of("");

  @Option(
      names = "--cometbft",
      paramLabel = "FILE",
      description = "The binary (default: $COMETBFT_BIN, the PATH, or built once with Go).")
  private @Nullable Path cometBft;

  @Option(names = "--attached", hidden = true, description = "End with standard input.")
  private boolean attached;

  NodeStartCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(Output output) throws RefusedException, IOException, InterruptedException {
    NodeHome node = new NodeHome(home);
    try {
      NodeConfig config = NodeConfig.read(node.config());
      Optional<Path> binary =
          switch (config.consensus()) {
            case COMETBFT -> Optional.of(cometBft != null ? cometBft : locate(output));
            case SOLO -> Optional.empty();
          };
      return Foreground.run(shell().in(), attached, ended -> start(node, config, binary, output));
    } catch (NodeConfig.InvalidConfigException | CometBftBinary.UnavailableException e) {
      throw new RefusedException(Code.NOT_READY, String.valueOf(e.getMessage()));
    }
  }

  private static Foreground.Service start(
      NodeHome home, NodeConfig config, Optional<Path> binary, Output output)
      throws RefusedException, IOException {
    try {
      warnOfSmallHeap(output);
      Node node = Node.start(home, config, binary);
      output.say("gRPC and JSON: " + config.gatewayHost() + ":" + node.port());
      output.jsonLine(
          () -> Json.object().put("endpoint", config.gatewayHost() + ":" + node.port()));
      return node::close;
    } catch (StorageException | NodeConfig.InvalidConfigException e) {
      throw new RefusedException(Code.NOT_READY, String.valueOf(e.getMessage()));
    }
  }

  private static void warnOfSmallHeap(Output output) {
    long heap = Runtime.getRuntime().maxMemory();
    if (heap < NODE_BYTES + NetworkDefaults.JOB_MEMORY_BYTES_MAX) {
      output.progress(
          "This node's heap of "
              + Memory.text(heap)
              + " is too small for the largest jobs of a network ("
              + Memory.text(NetworkDefaults.JOB_MEMORY_BYTES_MAX)
              + "): as a validator it cannot check those. LAPLACE_JAVA_OPTS=-Xmx640m gives it more.");
    }
  }

  private static Path locate(Output output)
      throws CometBftBinary.UnavailableException, InterruptedException {
    return new CometBftBinary(
            System.getenv(), Path.of(System.getProperty("laplace.home", ".")), output::progress)
        .locate();
  }
}
