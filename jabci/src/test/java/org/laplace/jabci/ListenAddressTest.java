package org.laplace.jabci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListenAddressTest {
  @Test
  void addressesAreReadAsCometBftWritesThem() {
    assertEquals(
        new ListenAddress.Unix(Path.of("/tmp/a.sock")), ListenAddress.parse("unix:///tmp/a.sock"));
    assertEquals(
        new ListenAddress.Tcp("127.0.0.1", 26658), ListenAddress.parse("tcp://127.0.0.1:26658"));
    assertEquals(new ListenAddress.Tcp("::1", 1), ListenAddress.parse("tcp://[::1]:1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"unix:///tmp/a.sock", "tcp://127.0.0.1:26658", "tcp://[::1]:1"})
  void anAddressIsWrittenAsItWasRead(String text) {
    assertEquals(text, ListenAddress.parse(text).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "unix://",
        "/tmp/a.sock",
        "tcp://",
        "tcp://host",
        "tcp://:1",
        "tcp://host:port",
        "tcp://host:65536",
        "tcp://host:-1",
        "grpc://127.0.0.1:1",
        "unix:///tmp/\0"
      })
  void whatIsNoAddressIsRefused(String text) {
    var refusal = assertThrows(IllegalArgumentException.class, () -> ListenAddress.parse(text));
    assertTrue(refusal.getMessage().contains("expected"), refusal.getMessage());
  }
}
