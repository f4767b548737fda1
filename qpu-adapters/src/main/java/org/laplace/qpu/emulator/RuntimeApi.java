package org.laplace.qpu.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The endpoints below /api/v1. */
final class RuntimeApi {
  static final String VERSION = "2026-04-15";

  private final EmulatorSettings settings;
  private final Backends backends;
  private final Jobs jobs;
  private final SessionBook sessions;
  private final JobBook book;

  RuntimeApi(
      EmulatorSettings settings, Backends backends, Jobs jobs, SessionBook sessions, JobBook book) {
    this.settings = settings;
    this.backends = backends;
    this.jobs = jobs;
    this.sessions = sessions;
    this.book = book;
  }

  /** GET /versions, for which nobody needs credentials. */
  static Answer versions() {
    ObjectNode body = JobRequest.JSON.objectNode();
    body.putArray("versions").addObject().put("version", VERSION).put("status", "live");
    return Answer.json(body);
  }

  /** A call, seen from below /api/v1. */
  Answer answer(Call call) throws ApiProblem {
    String version = call.header("ibm-api-version");
    if (!version.isEmpty() && !version.equals(VERSION)) {
      throw ApiProblem.badRequest(
          "IBM-API-Version " + version + " is not served; GET /versions lists those that are.");
    }
    return switch (call.segment(0)) {
      case "jobs" -> jobs.answer(call);
      case "sessions" -> session(call);
      case "backends" -> {
        if (!call.method().equals("GET")) {
          throw ApiProblem.noSuchPath();
        }
        yield backends.get(call);
      }
      case "instances" -> {
        requireRoute(call, "GET", "usage");
        yield usage();
      }
      case "instance" -> {
        requireRoute(call, "GET", "");
        yield Answer.json(
            JobRequest.JSON
                .objectNode()
                .put("crn", settings.crn())
                .put("name", "laplace-emulator")
                .put("plan", settings.plan()));
      }
      default -> throw ApiProblem.noSuchPath();
    };
  }

  private static void requireRoute(Call call, String method, String second) throws ApiProblem {
    if (!call.method().equals(method)
        || call.segments().size() > 2
        || !call.segment(1).equals(second)) {
      throw ApiProblem.noSuchPath();
    }
  }

  private Answer session(Call call) throws ApiProblem {
    return switch (call.method() + " " + call.segments().size()) {
      case "POST 1" -> open(call);
      case "GET 2" -> Answer.json(sessions.get(call.segment(1)));
      case "PATCH 2" -> {
        if (JobRequest.object(call.body()).path("accepting_jobs").asBoolean(true)) {
          throw ApiProblem.badRequest("A session can only be changed to accepting_jobs false.");
        }
        sessions.drain(call.segment(1));
        yield Answer.nothing();
      }
      case "DELETE 3" -> {
        if (!call.segment(2).equals("close")) {
          throw ApiProblem.noSuchPath();
        }
        sessions.close(call.segment(1));
        yield Answer.nothing();
      }
      default -> throw ApiProblem.noSuchPath();
    };
  }

  private Answer open(Call call) throws ApiProblem {
    ObjectNode request = JobRequest.object(call.body());
    String mode = request.path("mode").asText("");
    if (!mode.equals("batch") && !mode.equals("dedicated")) {
      throw ApiProblem.badRequest("mode must be batch or dedicated.");
    }
    if (mode.equals("dedicated") && settings.plan().equals("open")) {
      throw new ApiProblem(
          400,
          1352,
          "You are not authorized to run a session when using the open plan.",
          "Use job or batch mode, or upgrade the plan.");
    }
    String backend = request.path("backend").asText("");
    backends.find(backend);
    return Answer.json(sessions.open(mode, backend, request));
  }

  private Answer usage() {
    long consumed = book.qpuSeconds();
    return Answer.json(
        JobRequest.JSON
            .objectNode()
            .put("instance_id", settings.crn())
            .put("plan_id", settings.plan())
            .put("usage_consumed_seconds", consumed)
            .put("usage_limit_seconds", settings.usageSecondsMax())
            .put("usage_limit_reached", consumed >= settings.usageSecondsMax()));
  }
}
