package org.laplace.cli;

import picocli.CommandLine.Command;

/** Earns by running jobs. */
@Command(
    name = "provider",
    description = "Earn by running jobs.",
    subcommands = {ProviderStartCommand.class})
final class ProviderCommand {
  ProviderCommand() {}
}
