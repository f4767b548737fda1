package org.laplace.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.laplace.cli.view.Table;
import org.laplace.primitives.key.KeyType;
import org.laplace.wallet.KeyStore;
import org.laplace.wallet.RefusedException;
import org.laplace.wallet.StoredKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Key files. */
@Command(
    name = "key",
    description = "Make and show keys.",
    subcommands = {KeyCommand.New.class, KeyCommand.All.class, KeyCommand.Show.class})
final class KeyCommand {
  private KeyCommand() {}

  @Command(name = "new", description = "Make a key and its file, encrypted with a passphrase.")
  static final class New extends LaplaceCommand {
    @Mixin private final KeyStoreOptions keys = new KeyStoreOptions();

    @Parameters(paramLabel = "NAME", description = "What to call the key.")
    private String name = "";

    @Option(
        names = "--type",
        defaultValue = "ED25519",
        description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private KeyType type = KeyType.ED25519;

    @Option(
        names = "--unencrypted",
        description = "Leave the secret readable in the file: for keys of test networks only.")
    private boolean unencrypted;

    New(Shell shell) {
      super(shell);
    }

    @Override
    protected int run(Output output) throws RefusedException, IOException {
      KeyStore store = keys.store(shell());
      StoredKey key =
          unencrypted
              ? store.createUnencrypted(name, type)
              : store.create(name, type, keys.passphrases(shell()));
      if (unencrypted) {
        output.progress("The secret is not encrypted: whoever reads the file has the key.");
      }
      output.say(key.address().toString());
      output.json(() -> json(key));
      return ExitCode.OK;
    }
  }

  @Command(name = "list", description = "Show all keys.")
  static final class All extends LaplaceCommand {
    @Mixin private final KeyStoreOptions keys = new KeyStoreOptions();

    All(Shell shell) {
      super(shell);
    }

    @Override
    protected int run(Output output) throws RefusedException, IOException {
      List<StoredKey> all = new ArrayList<>();
      for (KeyStore store : keys.stores(shell(), NodeOptions.defaultNetwork(shell()))) {
        all.addAll(store.list());
      }
      Table table = new Table("NAME", "TYPE", "ADDRESS", "FILE");
      for (StoredKey key : all) {
        table.add(
            key.name(),
            key.type().name(),
            key.address().toString(),
            key.encrypted() ? "encrypted" : "not encrypted");
      }
      if (all.isEmpty()) {
        output.progress("There are no keys in " + keys.store(shell()).directory() + ".");
      } else {
        table.lines().forEach(output::say);
      }
      output.json(
          () -> {
            ObjectNode object = Json.object();
            ArrayNode array = object.putArray("keys");
            all.forEach(key -> array.add(json(key)));
            return object;
          });
      return ExitCode.OK;
    }
  }

  @Command(name = "show", description = "Show a key's public part.")
  static final class Show extends LaplaceCommand {
    @Mixin private final KeyStoreOptions keys = new KeyStoreOptions();

    @Parameters(paramLabel = "NAME", description = "The key.")
    private String name = "";

    Show(Shell shell) {
      super(shell);
    }

    @Override
    protected int run(Output output) throws RefusedException, IOException {
      StoredKey key = keys.storeOf(name, shell(), NodeOptions.defaultNetwork(shell())).show(name);
      output.say("address     " + key.address());
      output.say("type        " + key.type());
      output.say("public key  " + publicKey(key));
      output.say("file        " + (key.encrypted() ? "encrypted" : "not encrypted"));
      output.json(() -> json(key));
      return ExitCode.OK;
    }
  }

  private static ObjectNode json(StoredKey key) {
    return Json.object()
        .put("name", key.name())
        .put("type", key.type().name())
        .put("address", key.address().toString())
        .put("public_key", publicKey(key))
        .put("encrypted", key.encrypted());
  }

  private static String publicKey(StoredKey key) {
    return HexFormat.of().formatHex(key.publicKey().bytes().toByteArray());
  }
}
