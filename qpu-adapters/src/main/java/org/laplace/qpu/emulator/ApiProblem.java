package org.laplace.qpu.emulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;

/** A request that is answered with an error, as the service words it. */
final class ApiProblem extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final int code;
  private final String solution;

  /**
   * A problem.
   *
   * @param status of HTTP
   * @param code the service's own
   * @param solution what to do
   */
  ApiProblem(int status, int code, String message, String solution) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
    this.solution = solution;
  }

  static ApiProblem badRequest(String message) {
    return new ApiProblem(400, 1002, message, "Correct the request and send it again.");
  }

  static ApiProblem noSuchPath() {
    return new ApiProblem(404, 1000, "There is no such endpoint.", "See docs/qiskit-runtime.md.");
  }

  static ApiProblem noSuchJob() {
    return new ApiProblem(404, 1291, "Job not found.", "Check the job's id and the instance.");
  }

  static ApiProblem noSuchSession() {
    return new ApiProblem(404, 1219, "Session not found.", "Check the session's id.");
  }

  static ApiProblem noSuchBackend(String name) {
    return new ApiProblem(
        404, 1216, "Backend " + name + " not found.", "GET /backends lists the backends.");
  }

  int status() {
    return status;
  }

  /** The body of the answer. */
  ObjectNode body() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putArray("errors")
        .addObject()
        .put("code", code)
        .put("message", getMessage())
        .put("solution", solution)
        .put("more_info", "https://quantum.cloud.ibm.com/docs/errors#" + code);
    return body.put("trace", UUID.randomUUID().toString());
  }
}
