package org.laplace.cli;

import java.io.IOException;
import java.util.List;
import org.laplace.cli.view.Words;
import org.laplace.primitives.Address;
import org.laplace.primitives.Amount;
import org.laplace.primitives.key.PrivateKey;
import org.laplace.proto.v1.Action;
import org.laplace.proto.v1.Transfer;
import org.laplace.wallet.LaplaceClient;
import org.laplace.wallet.RefusedException;
import org.laplace.wallet.Sent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Moves value to another account. */
@Command(name = "transfer", description = "Move value to another account.")
final class TransferCommand extends LaplaceCommand {
  @Mixin private final NodeOptions nodes = new NodeOptions();
  @Mixin private final SignerOptions signer = new SignerOptions();

  @Parameters(index = "0", paramLabel = "RECIPIENT", description = "An address or a key's name.")
  private String recipient = "";

  @Parameters(
      index = "1",
      paramLabel = "AMOUNT",
      description = "LAP, for example 12.5, or '12500000 micro-LAP'.")
  private String amount = "";

  TransferCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(Output output) throws RefusedException, IOException, InterruptedException {
    Amount value = Given.valueOf(Amount.parse(amount));
    Address to = signer.address(recipient, shell(), nodes);
    PrivateKey key = signer.load(shell(), nodes);
    Action transfer =
        Action.newBuilder()
            .setTransfer(Transfer.newBuilder().setRecipient(to.bytes()).setAmount(value.microLap()))
            .build();
    try (LaplaceClient client = nodes.connect(shell())) {
      Sent sent = client.send(List.of(transfer), key);
      sent.result()
          .ifPresent(
              result ->
                  output.say(
                      value
                          + " to "
                          + to
                          + " at height "
                          + result.getHeight()
                          + ", fee "
                          + Words.amount(result.getFeePaid())));
      output.json(
          () ->
              Transactions.json(sent)
                  .put("sender", key.publicKey().address().toString())
                  .put("recipient", to.toString())
                  .put("amount", value.microLap()));
    }
    return ExitCode.OK;
  }
}
