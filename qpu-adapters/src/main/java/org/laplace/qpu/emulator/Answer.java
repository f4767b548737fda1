package org.laplace.qpu.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;

/** What a request is answered with. */
// Nobody compares two of them.
@SuppressWarnings("ArrayRecordComponent")
record Answer(int status, String mediaType, byte[] body) {
  private static final byte[] NOTHING = new byte[0];

  static Answer json(JsonNode document) {
    return json(200, document);
  }

  static Answer json(int status, JsonNode document) {
    return new Answer(
        status, "application/json", document.toString().getBytes(StandardCharsets.UTF_8));
  }

  static Answer text(String text) {
    return new Answer(200, "text/plain", text.getBytes(StandardCharsets.UTF_8));
  }

  static Answer page(int status, String html) {
    return new Answer(status, "text/html", html.getBytes(StandardCharsets.UTF_8));
  }

  /** 204. */
  static Answer nothing() {
    return new Answer(204, "", NOTHING);
  }

  static Answer problem(ApiProblem problem) {
    return json(problem.status(), problem.body());
  }
}
