package org.laplace.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.laplace.wallet.RefusedException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a receipt offline. */
@Command(
    name = "verify",
    description = {
      "Check a receipt without a network, and say what it proves and what it does not.",
      "The validators to trust are those of a genesis file, or a set by its hash; default: those of"
          + " the network of ./laplace localnet."
    })
final class ReceiptVerifyCommand extends LaplaceCommand {
  @Parameters(paramLabel = "FILE", description = "The receipt.")
  private Path file = Path.of("");

  @ArgGroup private final Trusted trusted = new Trusted();

  /** At most one of them. */
  static final class Trusted {
    @Option(
        names = "--genesis",
        paramLabel = "FILE",
        description = "Trust the chain and the validators of this genesis file.")
    private @Nullable Path genesis;

    @Option(
        names = "--trusted-validators-hash",
        paramLabel = "HEX",
        description = "Trust the validator set with this hash, whatever the chain is called.")
    private @Nullable String validatorsHash;
  }

  ReceiptVerifyCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(Output output) throws RefusedException, IOException {
    return ExitCode.OK;
  }
}
