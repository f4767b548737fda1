package org.laplace.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laplace.wallet.KeyStore;
import org.laplace.wallet.PassphraseSource;
import org.laplace.wallet.RefusedException;
import picocli.CommandLine.Option;

/** Where keys are, and what opens them. */
public final class KeyStoreOptions {
  static final String VARIABLE = "LAPLACE_KEYS";

  @Option(
      names = "--keys",
      paramLabel = "DIR",
      description =
          "The directory of key files. Default: $LAPLACE_KEYS, then ~/.laplace/keys; where the network"
              + " of ./laplace localnet is used, its keys are found, too.")
  private @Nullable Path directory;

  @Option(
      names = "--passphrase-file",
      paramLabel = "FILE",
      description =
          "A file whose first line is the key's passphrase. Default: $LAPLACE_PASSPHRASE, then the"
              + " terminal.")
  private @Nullable Path passphraseFile;

  /** The store in which new keys are made. */
  KeyStore store(Shell shell) {
    return KeyStore.in(named(shell).orElse(shell.laplaceDirectory().resolve("keys")));
  }

  /**
   * The stores in which keys are looked for, in this order.
   *
   * @param network whose keys may be meant
   */
  List<KeyStore> stores(Shell shell, Optional<NetworkFile> network) {
    KeyStore own = store(shell);
    return named(shell).isPresent() || network.isEmpty()
        ? List.of(own)
        : List.of(KeyStore.in(network.get().keyDirectory()), own);
  }

  /** The store that has this key; where none has, the one that will say so. */
  KeyStore storeOf(String name, Shell shell, Optional<NetworkFile> network)
      throws RefusedException {
    for (KeyStore store : stores(shell, network)) {
      if (store.has(name)) {
        return store;
      }
    }
    return store(shell);
  }

  /** The directory that the command line or the environment names. */
  Optional<Path> named(Shell shell) {
    if (directory != null) {
      return Optional.of(directory);
    }
    return Optional.ofNullable(shell.environment().get(VARIABLE))
        .filter(text -> !text.isBlank())
        .map(Path::of);
  }

  PassphraseSource passphrases(Shell shell) throws IOException {
    return passphraseFile != null
        ? PassphraseSource.ofFile(passphraseFile)
        : PassphraseSource.ofEnvironment(shell.environment()).or(PassphraseSource.ofTerminal());
  }
}
