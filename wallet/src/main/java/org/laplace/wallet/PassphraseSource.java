package org.laplace.wallet;

import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where the passphrase of a key file comes from. Asked only when a key is encrypted. */
@FunctionalInterface
public interface PassphraseSource {
  /** The environment variable that holds a passphrase. */
  String VARIABLE = "LAPLACE_PASSPHRASE";

  /** No passphrase at all: encrypted keys are refused. */
  static PassphraseSource none() {
    return purpose -> Optional.empty();
  }

  /**
   * The passphrase; empty if this source has none.
   *
   * @param purpose for people, for example "Passphrase of key 'alice'"
   */
  Optional<char[]> passphrase(String purpose) throws IOException;

  /** The first line of a file. */
  static PassphraseSource ofFile(Path file) {
    return purpose -> {
      String content =
          new String(
              DurableFile.read(file, WalletLimits.PASSPHRASE_FILE_BYTES_MAX),
              StandardCharsets.UTF_8);
      return content.lines().findFirst().map(String::toCharArray);
    };
  }

  static PassphraseSource ofEnvironment(Map<String, String> environment) {
    return purpose -> Optional.ofNullable(environment.get(VARIABLE)).map(String::toCharArray);
  }

  /** Asks the person at the terminal; has none where there is no terminal. */
  static PassphraseSource ofTerminal() {
    // JDK 25 went back to null where input or output is no terminal.
    return purpose ->
        Optional.ofNullable(System.console())
            .filter(Console::isTerminal)
            .map(console -> console.readPassword("%s: ", purpose));
  }

  /** This source, or the other where this one has none. */
  default PassphraseSource or(PassphraseSource other) {
    return purpose -> {
      Optional<char[]> first = passphrase(purpose);
      return first.isPresent() ? first : other.passphrase(purpose);
    };
  }
}
