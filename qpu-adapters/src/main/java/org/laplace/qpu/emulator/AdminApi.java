package org.laplace.qpu.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.laplace.qpu.device.DeviceException;

/** The endpoints below /admin, which the real service does not have: they let things go wrong. */
final class AdminApi {
  private final Faults faults;
  private final RequestLog log;
  private final AccessTokens tokens;
  private final Backends backends;
  private final JobRunner runner;

  AdminApi(
      Faults faults, RequestLog log, AccessTokens tokens, Backends backends, JobRunner runner) {
    this.faults = faults;
    this.log = log;
    this.tokens = tokens;
    this.backends = backends;
    this.runner = runner;
  }

  /** A call, seen from below /admin. */
  Answer answer(Call call) throws ApiProblem {
    return switch (call.method() + " " + call.segment(0)) {
      case "POST faults" -> {
        add(JobRequest.object(call.body()));
        yield Answer.nothing();
      }
      case "DELETE faults" -> {
        faults.clear();
        yield Answer.nothing();
      }
      case "GET requests" -> requests();
      case "DELETE requests" -> {
        log.clear();
        yield Answer.nothing();
      }
      case "DELETE tokens" -> {
        tokens.revokeAll();
        yield Answer.nothing();
      }
      case "PATCH queue" -> {
        runner.hold(JobRequest.object(call.body()).path("held").asBoolean(false));
        yield Answer.nothing();
      }
      case "PATCH devices" -> {
        change(backends.find(call.segment(1)), JobRequest.object(call.body()));
        yield Answer.nothing();
      }
      default -> throw ApiProblem.noSuchPath();
    };
  }

  private void add(ObjectNode rule) throws ApiProblem {
    FaultKind kind =
        FaultKind.of(rule.path("kind").asText(""))
            .orElseThrow(() -> ApiProblem.badRequest("There is no fault " + rule.path("kind")));
    try {
      faults.add(
          new FaultRule(
              kind,
              rule.path("share").asDouble(1),
              rule.path("times").asInt(1),
              rule.path("method").asText(""),
              rule.path("path").asText("")));
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw ApiProblem.badRequest(String.valueOf(e.getMessage()));
    }
  }

  private Answer requests() {
    ArrayNode listed = JobRequest.JSON.arrayNode();
    for (RecordedRequest request : log.all()) {
      ObjectNode entry =
          listed
              .addObject()
              .put("method", request.method())
              .put("path", request.path())
              .put("body", request.body());
      ObjectNode headers = entry.putObject("headers");
      request.headers().forEach(headers::put);
    }
    return Answer.json(listed);
  }

  private static void change(EmulatedDevice device, ObjectNode request) throws ApiProblem {
    JsonNode status = request.path("status");
    if (status.isTextual()) {
      if (!Set.of("online", "paused", "offline").contains(status.asText())) {
        throw ApiProblem.badRequest("A device is online, paused or offline.");
      }
      device.setStatus(status.asText());
    }
    if (request.path("drift").asBoolean(false)) {
      try {
        device.drift();
      } catch (DeviceException e) {
        throw ApiProblem.badRequest(String.valueOf(e.getMessage()));
      }
    }
  }
}
