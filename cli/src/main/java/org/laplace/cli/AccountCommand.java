package org.laplace.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laplace.cli.view.Words;
import org.laplace.primitives.Address;
import org.laplace.primitives.key.PrivateKey;
import org.laplace.proto.v1.Account;
import org.laplace.proto.v1.AccountView;
import org.laplace.proto.v1.Action;
import org.laplace.proto.v1.DripFaucet;
import org.laplace.wallet.LaplaceClient;
import org.laplace.wallet.RefusedException;
import org.laplace.wallet.Sent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What an account has. */
@Command(
    name = "account",
    description = "Show an account: of an address, or of a key.",
    subcommands = AccountCommand.Drip.class)
final class AccountCommand extends LaplaceCommand {
  @Mixin private final NodeOptions nodes = new NodeOptions();
  @Mixin private final SignerOptions signer = new SignerOptions();

  @Parameters(
      arity = "0..1",
      paramLabel = "ADDRESS",
      description = "An address or the name of a key; without, the account of --key.")
  private @Nullable String address;

  AccountCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(Output output) throws RefusedException, IOException, InterruptedException {
    Address owner =
        address == null
            ? signer.show(shell(), nodes).address()
            : signer.address(address, shell(), nodes);
    try (LaplaceClient client = nodes.connect(shell())) {
      show(client.account(owner), output);
    }
    return ExitCode.OK;
  }

  private static void show(AccountView view, Output output) {
    Account account = view.getAccount();
    output.say("address   " + Words.address(view.getAddress()));
    if (view.hasAccount()) {
      output.say("balance   " + Words.amount(account.getBalance()));
      output.say(
          "sequence  "
              + account.getSequence()
              + (view.getNextSequence() > account.getSequence()
                  ? " (" + (view.getNextSequence() - account.getSequence()) + " on their way)"
                  : ""));
      output.say(
          "lane      "
              + (account.getParticipantToken().isEmpty()
                  ? "not open: opens with the first transaction"
                  : "open since height " + account.getOpenedHeight()));
    } else {
      output.say("balance   none: nobody has paid to this address yet");
    }
    output.json(() -> json(view));
  }

  private static ObjectNode json(AccountView view) {
    Account account = view.getAccount();
    return Json.object()
        .put("address", Words.address(view.getAddress()))
        .put("exists", view.hasAccount())
        .put("balance", account.getBalance())
        .put("sequence", account.getSequence())
        .put("next_sequence", view.getNextSequence())
        .put("participant_token", Words.hex(account.getParticipantToken()))
        .put("opened_height", account.getOpenedHeight())
        .put("height", view.getHeight());
  }

  /** Asks the faucet of a test network. */
  @Command(
      name = "drip",
      description = "Get tokens from the faucet of a test network, once for each account.")
  static final class Drip extends LaplaceCommand {
    @Mixin private final NodeOptions nodes = new NodeOptions();
    @Mixin private final SignerOptions signer = new SignerOptions();

    Drip(Shell shell) {
      super(shell);
    }

    @Override
    protected int run(Output output) throws RefusedException, IOException, InterruptedException {
      PrivateKey key = signer.load(shell(), nodes);
      Address owner = key.publicKey().address();
      Action drip =
          Action.newBuilder()
              .setDripFaucet(DripFaucet.newBuilder().setRecipient(owner.bytes()))
              .build();
      try (LaplaceClient client = nodes.connect(shell())) {
        Sent sent = client.send(List.of(drip), key);
        AccountView view = client.account(owner);
        output.say(owner + " has " + Words.amount(view.getAccount().getBalance()) + " now");
        output.json(
            () ->
                Transactions.json(sent)
                    .put("address", owner.toString())
                    .put("balance", view.getAccount().getBalance()));
      }
      return ExitCode.OK;
    }
  }
}
