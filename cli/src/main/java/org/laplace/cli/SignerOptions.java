package org.laplace.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laplace.primitives.Address;
import org.laplace.primitives.Code;
import org.laplace.primitives.key.PrivateKey;
import org.laplace.wallet.KeyStore;
import org.laplace.wallet.RefusedException;
import org.laplace.wallet.StoredKey;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whose key signs, or whose account is meant. */
public final class SignerOptions {
  @Mixin private final KeyStoreOptions keys = new KeyStoreOptions();

  @Option(
      names = "--key",
      paramLabel = "NAME",
      description =
          "The key to use. Default: the client's key of ./laplace localnet where its network is"
              + " used, otherwise the only key that there is.")
  private @Nullable String name;

  /** The secret key; asks for its passphrase if it has one. */
  PrivateKey load(Shell shell, NodeOptions nodes) throws RefusedException, IOException {
    Optional<NetworkFile> network = nodes.networkInUse(shell);
    String chosen = name(shell, network);
    return keys.storeOf(chosen, shell, network).load(chosen, keys.passphrases(shell));
  }

  /** The public part of the key. */
  StoredKey show(Shell shell, NodeOptions nodes) throws RefusedException, IOException {
    Optional<NetworkFile> network = nodes.networkInUse(shell);
    String chosen = name(shell, network);
    return keys.storeOf(chosen, shell, network).show(chosen);
  }

  /** Reads an address, or the name of a key, which stands for its address. */
  Address address(String text, Shell shell, NodeOptions nodes)
      throws RefusedException, IOException {
    if (text.toLowerCase(Locale.ROOT).startsWith(Address.PREFIX + "1")) {
      return Given.valueOf(Address.parse(text));
    }
    return keys.storeOf(text, shell, nodes.networkInUse(shell)).show(text).address();
  }

  private String name(Shell shell, Optional<NetworkFile> network)
      throws RefusedException, IOException {
    if (name != null) {
      return name;
    }
    if (network.isPresent() && keys.named(shell).isEmpty()) {
      return network.get().clientKey();
    }
    KeyStore store = keys.store(shell);
    List<StoredKey> all = store.list();
    if (all.size() == 1) {
      return all.getFirst().name();
    }
    throw new RefusedException(
        Code.UNKNOWN_KEY_NAME,
        all.isEmpty()
            ? "there is no key in " + store.directory() + "; make one with laplace key new NAME"
            : "there are "
                + all.size()
                + " keys in "
                + store.directory()
                + "; say which with --key");
  }
}
