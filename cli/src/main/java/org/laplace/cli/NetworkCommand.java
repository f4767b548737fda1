package org.laplace.cli;

import picocli.CommandLine.Command;

/** The network and its nodes. */
@Command(
    name = "network",
    description = "Look at the network.",
    subcommands = NetworkStatusCommand.class)
final class NetworkCommand {
  private NetworkCommand() {}
}
