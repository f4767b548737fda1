package org.laplace.jabci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.laplace.jabci.example.KeyValueApplication;

class UnixSocketFileTest {
  private ShortDirectory directory;
  private Path path;

  @BeforeEach
  void makeDirectory() throws IOException {
    directory = new ShortDirectory();
    path = directory.path().resolve("a.sock");
  }

  @AfterEach
  void removeDirectory() throws IOException {
    directory.close();
  }

  private AbciServer serve() throws IOException {
    return AbciServer.start(new ListenAddress.Unix(path), new KeyValueApplication());
  }

  @Test
  void aSocketFileThatAKilledServerLeftIsReplaced() throws Exception {
    try (var killed = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      killed.bind(UnixDomainSocketAddress.of(path));
    }
    assertTrue(Files.exists(path), "the system keeps the file, otherwise this tests nothing");
    try (var server = serve();
        var client = new AbciClient(server.address())) {
      assertTrue(client.call(AbciClient.echo("hello")).hasEcho());
    }
  }

  @Test
  void aSocketOnWhichAServerAnswersIsLeftAlone() throws Exception {
    try (var first = serve();
        var client = new AbciClient(first.address())) {
      var refusal = assertThrows(IOException.class, this::serve);
      assertTrue(refusal.getMessage().contains("another server answers"), refusal.getMessage());
      assertTrue(client.call(AbciClient.echo("still here")).hasEcho());
    }
  }

  @Test
  void aFileThatIsNoSocketIsLeftAlone() throws Exception {
    Files.writeString(path, "precious");
    var refusal = assertThrows(IOException.class, this::serve);
    assertTrue(refusal.getMessage().contains("not a socket"), refusal.getMessage());
    assertEquals("precious", Files.readString(path));
  }

  @Test
  void aLinkToAFileIsLeftAlone() throws Exception {
    Path precious = Files.writeString(directory.path().resolve("precious"), "precious");
    Files.createSymbolicLink(path, precious);
    assertThrows(IOException.class, this::serve);
    assertTrue(Files.exists(path, LinkOption.NOFOLLOW_LINKS));
    assertEquals("precious", Files.readString(precious));
  }

  @Test
  void closingRemovesTheFile() throws Exception {
    serve().close();
    assertFalse(Files.exists(path));
  }

  @Test
  void aDirectoryThatIsNotThereIsNamedInTheError() {
    var missing = new ListenAddress.Unix(directory.path().resolve("missing/a.sock"));
    var refusal =
        assertThrows(IOException.class, () -> AbciServer.start(missing, new KeyValueApplication()));
    assertTrue(refusal.getMessage().contains("missing/a.sock"), refusal.getMessage());
  }

  @Test
  void theLongestPathIsBoundAndALongerOneIsRefused() throws Exception {
    String stem = directory.path() + "/";
    var longest = Path.of(stem + "s".repeat(JabciLimits.UNIX_PATH_BYTES_MAX - stem.length()));
    AbciServer.start(new ListenAddress.Unix(longest), new KeyValueApplication()).close();
    var refusal =
        assertThrows(
            IllegalArgumentException.class, () -> new ListenAddress.Unix(Path.of(longest + "s")));
    assertTrue(refusal.getMessage().contains("at most 106"), refusal.getMessage());
  }
}
