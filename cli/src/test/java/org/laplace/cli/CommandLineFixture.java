package org.laplace.cli;

import com.google.protobuf.ByteString;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.laplace.primitives.key.KeyType;
import org.laplace.primitives.key.PrivateKey;
import org.laplace.wallet.KeyStore;
import org.laplace.wallet.RefusedException;

/** The command in a home of its own, with a funded key named alice and a fake node. */
final class CommandLineFixture implements AutoCloseable {
  final FakeNode node = new FakeNode();
  final Path home;
  final Map<String, String> environment = new HashMap<>();
  final PrivateKey alice = key(1);

  CommandLineFixture(Path home) throws IOException, RefusedException {
    this.home = home;
    KeyStore.in(home.resolve(".laplace").resolve("keys")).storeUnencrypted("alice", alice);
    node.fund(alice.publicKey().address(), 500_000_000);
    environment.put("LAPLACE_NODE", node.endpoint());
  }

  static PrivateKey key(int number) {
    byte[] seed = new byte[KeyType.SEED_BYTES];
    seed[0] = (byte) number;
    return PrivateKey.ofSeed(KeyType.ED25519, ByteString.copyFrom(seed));
  }

  /** What a command left behind. */
  record Ran(int exitCode, String out, String err) {}

  Ran run(String... arguments) {
    return runWith("", arguments);
  }

  Ran runWith(String input, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Shell shell =
        new Shell(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            environment,
            home,
            home);
    int exitCode = Main.run(shell, arguments);
    return new Ran(exitCode, stable(out), stable(err));
  }

  /** Without what differs from run to run. */
  private String stable(ByteArrayOutputStream bytes) {
    return bytes
        .toString(StandardCharsets.UTF_8)
        .replace(home.toAbsolutePath().toString(), "{home}")
        .replace(node.endpoint(), "{node}");
  }

  String write(String name, String content) throws IOException {
    Path file = home.resolve(name);
    Files.writeString(file, content, StandardCharsets.UTF_8);
    return file.toString();
  }

  @Override
  public void close() {
    node.close();
  }
}
