package org.laplace.wallet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.laplace.primitives.Code;
import org.laplace.primitives.key.KeyType;
import org.laplace.primitives.key.PrivateKey;

final class KeyStoreTest {
  private static final PassphraseSource RIGHT = purpose -> Optional.of("päss word".toCharArray());
  private static final PassphraseSource WRONG = purpose -> Optional.of("pass word".toCharArray());

  @TempDir Path home;
  private Path directory;
  private KeyStore keys;

  @BeforeEach
  void start() {
    directory = home.resolve("a").resolve("keys");
    keys = KeyStore.in(directory);
  }

  @ParameterizedTest
  @EnumSource(KeyType.class)
  void anEncryptedKeyOpensWithItsPassphraseOnly(KeyType type) throws Exception {
    StoredKey made = keys.create("alice", type, RIGHT);
    assertTrue(made.encrypted());
    PrivateKey opened = keys.load("alice", RIGHT);
    assertEquals(made.publicKey(), opened.publicKey());
    assertRefused(Code.WRONG_PASSPHRASE, () -> keys.load("alice", WRONG));
    assertRefused(Code.PASSPHRASE_MISSING, () -> keys.load("alice", PassphraseSource.none()));
    String file = Files.readString(directory.resolve("alice.json"));
    assertFalse(file.contains(hex(opened.seed())), "the seed must not lie open");
  }

  @Test
  void anUnencryptedKeyNeedsNoPassphraseAndSaysWhatItIs() throws Exception {
    StoredKey made = keys.createUnencrypted("test", KeyType.ED25519);
    assertFalse(made.encrypted());
    assertEquals(made.publicKey(), keys.load("test", PassphraseSource.none()).publicKey());
    assertTrue(Files.readString(directory.resolve("test.json")).contains("unencrypted_seed"));
  }

  @Test
  void filesAndDirectoriesAreTheirOwnersAlone() throws Exception {
    keys.createUnencrypted("test", KeyType.ED25519);
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(directory.resolve("test.json"))));
    assertEquals(
        "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)));
    try (var files = Files.list(directory)) {
      assertEquals(List.of(directory.resolve("test.json")), files.toList());
    }
  }

  @Test
  void aKeyIsNeverReplaced() throws Exception {
    StoredKey made = keys.createUnencrypted("alice", KeyType.ED25519);
    assertRefused(Code.KEY_NAME_TAKEN, () -> keys.createUnencrypted("alice", KeyType.ED25519));
    assertRefused(Code.KEY_NAME_TAKEN, () -> keys.create("alice", KeyType.ED25519, RIGHT));
    assertEquals(made, keys.show("alice"));
  }

  @Test
  void ofManyWhoMakeAKeyOfOneNameOneSucceeds() throws Exception {
    try (var executor = Executors.newFixedThreadPool(8)) {
      List<Callable<Boolean>> tasks = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        tasks.add(
            () -> {
              try {
                keys.createUnencrypted("alice", KeyType.ED25519);
                return true;
              } catch (RefusedException e) {
                assertEquals(Code.KEY_NAME_TAKEN, e.code());
                return false;
              }
            });
      }
      int successes = 0;
      for (var task : executor.invokeAll(tasks)) {
        successes += task.get() ? 1 : 0;
      }
      assertEquals(1, successes);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "../alice", "a/b", ".hidden", "a b", "ä", "-a"})
  void aNameThatIsNoFilesNameIsRefused(String name) {
    assertRefused(Code.MALFORMED_KEY_NAME, () -> keys.createUnencrypted(name, KeyType.ED25519));
    assertRefused(Code.MALFORMED_KEY_NAME, () -> keys.show(name));
    assertFalse(Files.exists(directory));
  }

  @Test
  void anUnknownNameAndAnEmptyDirectoryAreNoFailure() throws Exception {
    assertEquals(List.of(), keys.list());
    assertRefused(Code.UNKNOWN_KEY_NAME, () -> keys.show("alice"));
    assertRefused(Code.UNKNOWN_KEY_NAME, () -> keys.load("alice", RIGHT));
  }

  @Test
  void keysAreListedByTheirNames() throws Exception {
    keys.createUnencrypted("bob", KeyType.ML_DSA_65);
    keys.createUnencrypted("alice", KeyType.ED25519);
    Files.writeString(directory.resolve("notes.txt"), "not a key");
    assertEquals(List.of("alice", "bob"), keys.list().stream().map(StoredKey::name).toList());
  }

  @Test
  void aKeyNeedsAPassphraseThatIsNotEmpty() {
    assertRefused(
        Code.PASSPHRASE_MISSING,
        () -> keys.create("alice", KeyType.ED25519, PassphraseSource.none()));
    assertRefused(
        Code.PASSPHRASE_MISSING,
        () -> keys.create("alice", KeyType.ED25519, purpose -> Optional.of(new char[0])));
  }

  /** Whoever changes what a file says about its key must not get another key opened for it. */
  @Test
  void anAlteredFileDoesNotOpen() throws Exception {
    keys.create("alice", KeyType.ED25519, RIGHT);
    Path file = directory.resolve("alice.json");
    String text = Files.readString(file);
    for (String field : List.of("ciphertext", "nonce", "salt")) {
      Files.writeString(file, altered(text, field));
      assertRefused(Code.WRONG_PASSPHRASE, () -> keys.load("alice", RIGHT));
    }
    for (String field : List.of("address", "public_key")) {
      Files.writeString(file, altered(text, field));
      assertRefused(Code.KEY_FILE_DAMAGED, () -> keys.load("alice", RIGHT));
    }
  }

  private static String altered(String text, String field) {
    int at = text.indexOf("\"" + field + "\" : \"") + field.length() + 8;
    char changed = text.charAt(at) == '1' ? '2' : '1';
    return text.substring(0, at) + changed + text.substring(at + 1);
  }

  @Test
  void anotherKeysPublicPartInTheFileIsFoundOut() throws Exception {
    keys.create("alice", KeyType.ED25519, RIGHT);
    keys.create("mallory", KeyType.ED25519, RIGHT);
    String alice = Files.readString(directory.resolve("alice.json"));
    String mallory = Files.readString(directory.resolve("mallory.json"));
    String seal = "\"sealed_seed\"";
    Files.writeString(
        directory.resolve("alice.json"),
        mallory.substring(0, mallory.indexOf(seal)) + alice.substring(alice.indexOf(seal)));
    assertRefused(Code.WRONG_PASSPHRASE, () -> keys.load("alice", RIGHT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[]", "null", "not json", "{\"version\":1}", "{\"version\":2}"})
  void aFileThatIsNoKeyFileIsNamedAsSuch(String content) throws Exception {
    Files.createDirectories(directory);
    Files.writeString(directory.resolve("alice.json"), content);
    assertRefused(Code.KEY_FILE_DAMAGED, () -> keys.show("alice"));
  }

  @Test
  void aFileThatAsksForTooMuchMemoryIsRefusedBeforeItIsGiven() throws Exception {
    keys.create("alice", KeyType.ED25519, RIGHT);
    Path file = directory.resolve("alice.json");
    String text = Files.readString(file);
    Files.writeString(
        file, text.replaceAll("\"memory_kib\" : [0-9]+", "\"memory_kib\" : 2000000000"));
    assertRefused(Code.KEY_FILE_DAMAGED, () -> keys.load("alice", RIGHT));
  }

  @Test
  void aFileOfAnySizeIsReadOnlySoFar() throws Exception {
    Files.createDirectories(directory);
    Files.write(directory.resolve("alice.json"), new byte[1 << 20]);
    assertRefused(Code.KEY_FILE_DAMAGED, () -> keys.show("alice"));
  }

  @Test
  void whereThereIsNoTerminalNobodyIsAsked() throws Exception {
    assertEquals(Optional.empty(), PassphraseSource.ofTerminal().passphrase("Passphrase"));
  }

  @Test
  void passphrasesComeFromWhereTheyAreFirstFound() throws Exception {
    Path file = home.resolve("passphrase");
    Files.writeString(file, "from the file\nsecond line\n");
    PassphraseSource environment =
        PassphraseSource.ofEnvironment(Map.of(PassphraseSource.VARIABLE, "from the environment"));
    PassphraseSource none = PassphraseSource.ofEnvironment(Map.of());
    assertArrayEquals(
        "from the environment".toCharArray(),
        none.or(environment).or(PassphraseSource.ofFile(file)).passphrase("").orElseThrow());
    assertArrayEquals(
        "from the file".toCharArray(),
        none.or(PassphraseSource.ofFile(file)).or(environment).passphrase("").orElseThrow());
  }

  private static String hex(ByteString bytes) {
    return java.util.HexFormat.of().formatHex(bytes.toByteArray());
  }

  private static void assertRefused(Code code, Executable action) {
    var refused = assertThrows(RefusedException.class, action);
    assertEquals(code, refused.code(), refused.rejection().text());
  }
}
