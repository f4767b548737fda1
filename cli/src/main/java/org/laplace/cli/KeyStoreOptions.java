package org.laplace.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laplace.wallet.KeyStore;
import org.laplace.wallet.PassphraseSource;
import picocli.CommandLine.Option;

/** Where keys are, and what opens them. */
public final class KeyStoreOptions {
  static final String VARIABLE = "LAPLACE_KEYS";

  @Option(
      names = "--keys",
      paramLabel = "DIR",
      description =
          "The directory of key files. Default: $LAPLACE_KEYS, then the keys of ./laplace localnet"
              + " where its network is used, then ~/.laplace/keys.")
  private @Nullable Path directory;

  @Option(
      names = "--passphrase-file",
      paramLabel = "FILE",
      description =
          "A file whose first line is the key's passphrase. Default: $LAPLACE_PASSPHRASE, then the"
              + " terminal.")
  private @Nullable Path passphraseFile;

  /** The store of this user. */
  KeyStore store(Shell shell) {
    return store(shell, Optional.empty());
  }

  /** The store for a network, if one is known. */
  KeyStore store(Shell shell, Optional<NetworkFile> network) {
    return KeyStore.in(
        named(shell)
            .or(() -> network.map(NetworkFile::keyDirectory))
            .orElse(shell.laplaceDirectory().resolve("keys")));
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
