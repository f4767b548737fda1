package org.laplace.node.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import org.junit.jupiter.api.function.Executable;
import org.laplace.primitives.Code;
import org.laplace.proto.v1.Refusal;

/**
 * A refusal as a client gets it: a status for programs, a refusal with code and text for people.
 */
record Refused(Status.Code status, Refusal refusal) {
  /** Makes a call that must be refused. */
  static Refused by(Executable call) {
    StatusRuntimeException failure = assertThrows(StatusRuntimeException.class, call);
    assertNotNull(failure.getTrailers(), failure::toString);
    byte[] bytes = failure.getTrailers().get(Refusals.TRAILER);
    assertNotNull(bytes, failure::toString);
    try {
      Refusal refusal = Refusal.parseFrom(bytes);
      assertEquals(
          refusal.getCodeName() + ": " + refusal.getText(),
          failure.getStatus().getDescription(),
          "clients that know no Refusal read the same");
      return new Refused(failure.getStatus().getCode(), refusal);
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  /** That it has this status and code, and a text with these words. */
  Refused is(Status.Code expected, Code code, String... words) {
    assertEquals(code.name(), refusal.getCodeName(), refusal.getText());
    assertEquals(code.number(), refusal.getCode());
    assertEquals(expected, status, refusal.getText());
    for (String word : words) {
      assertTrue(refusal.getText().contains(word), refusal.getText());
    }
    return this;
  }
}
