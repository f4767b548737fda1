package org.laplace.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.laplace.primitives.Address;
import org.laplace.wallet.RefusedException;
import picocli.CommandLine.Command;

/** Earns by running jobs. */
@Command(
    name = "provider",
    description = "Earn by running jobs.",
    subcommands = {
      ProviderStartCommand.class,
      ProviderWhyCommand.class,
      ProviderEarningsCommand.class
    })
final class ProviderCommand {
  ProviderCommand() {}

  /** The provider that is meant: the one named, otherwise the key's own account. */
  static Address providerOf(
      @Nullable String named, SignerOptions signer, Shell shell, NodeOptions nodes)
      throws RefusedException, IOException {
    return named == null
        ? signer.show(shell, nodes).address()
        : signer.address(named, shell, nodes);
  }
}
