package org.laplace.simulators;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.junit.jupiter.api.Test;

class ResultRootTest {
  @Test
  void theRootHashesTagKindAndBytes() throws Exception {
    byte[] hashed = "laplace/result/v1\u0002ab".getBytes(StandardCharsets.US_ASCII);
    assertEquals(
        ByteString.copyFrom(MessageDigest.getInstance("SHA-256").digest(hashed)),
        ResultRoot.of(OutcomeKind.DIVERGED, ByteString.copyFromUtf8("ab")));
  }
}
