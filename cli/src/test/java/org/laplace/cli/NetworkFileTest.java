package org.laplace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.laplace.wallet.Endpoint;
import org.laplace.wallet.KeyStore;

class NetworkFileTest {
  @TempDir private Path home;

  private NetworkFile network(int port) {
    return new NetworkFile(
        FakeNode.CHAIN,
        List.of(new Endpoint("127.0.0.1", port), new Endpoint("::1", port)),
        home.resolve(".laplace").resolve("keys"),
        "alice",
        home.resolve("genesis.json"));
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    Path file = NetworkFile.in(home);
    assertEquals(Optional.empty(), NetworkFile.read(file));
    network(27_000).write(file);
    network(27_001).write(file);
    assertEquals(Optional.of(network(27_001)), NetworkFile.read(file));
  }

  @Test
  void aNetworkThatEndsLeavesTheFileOfANewerOne() throws IOException {
    Path file = NetworkFile.in(home);
    network(27_001).write(file);
    network(27_000).removeFrom(file);
    assertEquals(Optional.of(network(27_001)), NetworkFile.read(file));
    network(27_001).removeFrom(file);
    assertEquals(Optional.empty(), NetworkFile.read(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{}", "{\"endpoints\": [\"x\"]}", "[1]", "{\"surprise\": 1}"})
  void anythingElseIsNamedAsSuch(String content) throws IOException {
    Path file = Files.writeString(home.resolve("network.json"), content);
    IOException problem = assertThrows(IOException.class, () -> NetworkFile.read(file));
    assertTrue(String.valueOf(problem.getMessage()).contains("network.json"));
  }

  @Test
  void itsKeysAndOnesOwnAreFoundSideBySide() throws Exception {
    try (CommandLineFixture cli = new CommandLineFixture(home)) {
      cli.environment.remove("LAPLACE_NODE");
      Path theirs = home.resolve("localnet");
      KeyStore.in(theirs).storeUnencrypted("client", CommandLineFixture.key(2));
      int port = Integer.parseInt(cli.node.endpoint().replaceAll(".*:", ""));
      new NetworkFile(
              FakeNode.CHAIN,
              List.of(new Endpoint("127.0.0.1", port)),
              theirs,
              "client",
              home.resolve("genesis.json"))
          .write(NetworkFile.in(home));
      String client = CommandLineFixture.key(2).publicKey().address().toString();
      String alice = cli.alice.publicKey().address().toString();
      assertTrue(cli.run("account").out().contains(client));
      assertTrue(cli.run("account", "--key", "alice").out().contains(alice));
      assertTrue(cli.run("key", "list").out().contains(client));
      assertTrue(cli.run("key", "list").out().contains(alice));
    }
  }

  @Test
  void commandsUseItsNodesAndItsKeyWhereNothingElseIsNamed() throws Exception {
    try (CommandLineFixture cli = new CommandLineFixture(home)) {
      cli.environment.remove("LAPLACE_NODE");
      int port = Integer.parseInt(cli.node.endpoint().replaceAll(".*:", ""));
      network(port).write(NetworkFile.in(home));
      CommandLineFixture.Ran ran = cli.run("account");
      assertTrue(
          ran.out().contains(cli.alice.publicKey().address().toString()), ran.out() + ran.err());
    }
  }
}
