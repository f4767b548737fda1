package org.laplace.cli;

import picocli.CommandLine.Command;

/** Receipts: proofs of how a job ended. */
@Command(
    name = "receipt",
    description = "Get proofs of how jobs ended, and check them without a network.",
    subcommands = {ReceiptGetCommand.class, ReceiptVerifyCommand.class})
final class ReceiptCommand {
  private ReceiptCommand() {}
}
