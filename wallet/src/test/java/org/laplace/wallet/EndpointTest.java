package org.laplace.wallet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.laplace.primitives.Code;

final class EndpointTest {
  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:27001", "localhost:1", "[::1]:65535", "node-1.example:80"})
  void aPlaceIsReadAndWrittenAgain(String text) {
    assertEquals(text, Endpoint.parse(text).orElseThrow().toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":1",
        "host",
        "host:",
        "host:0",
        "host:65536",
        "host:-1",
        "host:1a",
        "::1:80",
        "a b:1",
        "http://host:1",
        "host:1/path",
        "[]:1"
      })
  void anythingElseIsRefused(String text) {
    assertEquals(Code.MALFORMED_REQUEST, Endpoint.parse(text).rejection().orElseThrow().code());
  }
}
