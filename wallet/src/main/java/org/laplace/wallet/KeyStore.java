package org.laplace.wallet;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.laplace.primitives.Code;
import org.laplace.primitives.key.KeyType;
import org.laplace.primitives.key.PrivateKey;

/**
 * A directory of key files, {@code NAME.json}, mode 0600, encrypted unless their owner chose
 * otherwise. Files appear whole or not at all and are never replaced. Safe for many processes.
 *
 * <p>{@link IOException} stands for a directory that cannot be read or written.
 */
public final class KeyStore {
  private static final String SUFFIX = ".json";
  private static final Pattern NAME =
      Pattern.compile(
          "[A-Za-z0-9][A-Za-z0-9._-]{0," + (WalletLimits.KEY_NAME_CHARACTERS_MAX - 1) + "}");

  private final Path directory;
  private final SecureRandom random = new SecureRandom();

  private KeyStore(Path directory) {
    this.directory = directory;
  }

  /** The keys in a directory, which is made with the first key. */
  public static KeyStore in(Path directory) {
    return new KeyStore(directory);
  }

  /** {@code ~/.laplace/keys}. */
  public static Path defaultDirectory() {
    return Path.of(System.getProperty("user.home"), ".laplace", "keys");
  }

  public Path directory() {
    return directory;
  }

  /**
   * Makes a key and its encrypted file.
   *
   * @throws RefusedException MALFORMED_KEY_NAME, KEY_NAME_TAKEN; PASSPHRASE_MISSING if the source
   *     has none or an empty one
   */
  public StoredKey create(String name, KeyType type, PassphraseSource source)
      throws RefusedException, IOException {
    checkFree(name);
    char[] passphrase =
        source
            .passphrase("Passphrase for the new key '" + name + "'")
            .filter(chars -> chars.length > 0)
            .orElseThrow(
                () ->
                    new RefusedException(
                        Code.PASSPHRASE_MISSING,
                        "a new key needs a passphrase, from a terminal, the variable "
                            + PassphraseSource.VARIABLE
                            + " or a file; keys of test networks may go without encryption, if that"
                            + " is asked for"));
    try {
      return store(name, KeyFile.sealed(PrivateKey.generate(type, random), passphrase, random));
    } finally {
      Arrays.fill(passphrase, '\0');
    }
  }

  /**
   * Makes a key whose file everybody who can read it can use: for test networks.
   *
   * @throws RefusedException MALFORMED_KEY_NAME, KEY_NAME_TAKEN
   */
  public StoredKey createUnencrypted(String name, KeyType type)
      throws RefusedException, IOException {
    return storeUnencrypted(name, PrivateKey.generate(type, random));
  }

  /**
   * Stores a key that was made elsewhere, without encryption: for test networks.
   *
   * @throws RefusedException MALFORMED_KEY_NAME, KEY_NAME_TAKEN
   */
  public StoredKey storeUnencrypted(String name, PrivateKey key)
      throws RefusedException, IOException {
    checkFree(name);
    return store(name, KeyFile.plain(key));
  }

  /**
   * The secret key.
   *
   * @param source asked only if the key is encrypted
   * @throws RefusedException UNKNOWN_KEY_NAME, KEY_FILE_DAMAGED, PASSPHRASE_MISSING,
   *     WRONG_PASSPHRASE
   */
  public PrivateKey load(String name, PassphraseSource source)
      throws RefusedException, IOException {
    KeyFile file = read(name);
    if (file.sealed().isEmpty()) {
      return file.plain()
          .flatMap(file::keyOf)
          .orElseThrow(() -> damaged(name, "its seed is not that of its public key"));
    }
    char[] passphrase =
        source
            .passphrase("Passphrase of key '" + name + "'")
            .orElseThrow(
                () ->
                    new RefusedException(
                        Code.PASSPHRASE_MISSING,
                        "key '"
                            + name
                            + "' is encrypted; give its passphrase at a terminal, in the variable "
                            + PassphraseSource.VARIABLE
                            + " or in a file"));
    try {
      return file.open(file.sealed().get(), passphrase)
          .orElseThrow(
              () ->
                  new RefusedException(
                      Code.WRONG_PASSPHRASE,
                      "the passphrase does not open key '"
                          + name
                          + "': it is another one, or "
                          + fileOf(name)
                          + " was altered; try again or restore the file"));
    } finally {
      Arrays.fill(passphrase, '\0');
    }
  }

  /**
   * The public part, for which no passphrase is needed.
   *
   * @throws RefusedException UNKNOWN_KEY_NAME, KEY_FILE_DAMAGED
   */
  public StoredKey show(String name) throws RefusedException, IOException {
    return stored(name, read(name));
  }

  /**
   * Whether there is a key of this name.
   *
   * @throws RefusedException MALFORMED_KEY_NAME
   */
  public boolean has(String name) throws RefusedException {
    checkName(name);
    return Files.exists(fileOf(name));
  }

  /**
   * All keys by their names.
   *
   * @throws RefusedException KEY_FILE_DAMAGED
   */
  public List<StoredKey> list() throws RefusedException, IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    List<StoredKey> keys = new ArrayList<>();
    for (String name : names()) {
      keys.add(show(name));
    }
    return keys;
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(SUFFIX))
          .map(file -> file.substring(0, file.length() - SUFFIX.length()))
          .filter(name -> NAME.matcher(name).matches())
          .sorted()
          .toList();
    }
  }

  private StoredKey store(String name, KeyFile file) throws RefusedException, IOException {
    DurableFile.createDirectory(directory);
    try {
      DurableFile.create(fileOf(name), file.encode());
    } catch (FileAlreadyExistsException e) {
      throw taken(name);
    }
    return stored(name, file);
  }

  private static StoredKey stored(String name, KeyFile file) {
    return new StoredKey(name, file.publicKey(), file.sealed().isPresent());
  }

  private KeyFile read(String name) throws RefusedException, IOException {
    checkName(name);
    byte[] content;
    try {
      if (Files.size(fileOf(name)) > WalletLimits.KEY_FILE_BYTES_MAX) {
        throw damaged(name, "it has more than " + WalletLimits.KEY_FILE_BYTES_MAX + " bytes");
      }
      content = DurableFile.read(fileOf(name), WalletLimits.KEY_FILE_BYTES_MAX);
    } catch (NoSuchFileException e) {
      throw new RefusedException(
          Code.UNKNOWN_KEY_NAME,
          "there is no key '"
              + name
              + "' in "
              + directory
              + "; `laplace key list` shows those that are, `laplace key new` makes one");
    }
    try {
      return KeyFile.decode(content);
    } catch (IOException e) {
      throw damaged(name, Optional.ofNullable(e.getMessage()).orElse("it cannot be read"));
    }
  }

  private RefusedException damaged(String name, String why) {
    return new RefusedException(
        Code.KEY_FILE_DAMAGED,
        fileOf(name) + " is not a key file as this program writes it: " + why + "; restore it");
  }

  private void checkFree(String name) throws RefusedException {
    checkName(name);
    if (Files.exists(fileOf(name))) {
      throw taken(name);
    }
  }

  private RefusedException taken(String name) {
    return new RefusedException(
        Code.KEY_NAME_TAKEN,
        "there is a key '" + name + "' in " + directory + " already; choose another name");
  }

  private static void checkName(String name) throws RefusedException {
    if (!NAME.matcher(name).matches()) {
      throw new RefusedException(
          Code.MALFORMED_KEY_NAME,
          "a key's name has 1 to "
              + WalletLimits.KEY_NAME_CHARACTERS_MAX
              + " letters, digits, dots, hyphens and underscores and begins with a letter or a"
              + " digit");
    }
  }

  private Path fileOf(String name) {
    return directory.resolve(name + SUFFIX);
  }
}
