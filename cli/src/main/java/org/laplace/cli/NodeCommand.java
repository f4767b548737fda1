package org.laplace.cli;

import picocli.CommandLine.Command;

/** Makes and runs a node. */
@Command(
    name = "node",
    description = "Make and run a node.",
    subcommands = {NodeInitCommand.class, NodeStartCommand.class})
final class NodeCommand {
  static final String GATEWAY_PORT = "26670";
  static final String RPC_PORT = "26657";
  static final String P2P_ADDRESS = "127.0.0.1:26656";

  NodeCommand() {}
}
