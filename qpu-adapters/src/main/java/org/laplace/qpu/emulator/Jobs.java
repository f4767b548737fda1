package org.laplace.qpu.emulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The endpoints of jobs. */
final class Jobs {
  private static final int LIST_MAX = 200;

  private final EmulatorSettings settings;
  private final Backends backends;
  private final JobBook book;
  private final SessionBook sessions;
  private final JobRunner runner;
  private final Deque<Instant> submissions = new ArrayDeque<>();

  Jobs(
      EmulatorSettings settings,
      Backends backends,
      JobBook book,
      SessionBook sessions,
      JobRunner runner) {
    this.settings = settings;
    this.backends = backends;
    this.book = book;
    this.sessions = sessions;
    this.runner = runner;
  }

  /** Below /jobs. */
  Answer answer(Call call) throws ApiProblem {
    String route = call.method() + " " + call.segments().size();
    return switch (route) {
      case "POST 1" -> submit(call);
      case "GET 1" -> list(call);
      case "GET 2" -> Answer.json(find(call).document(!call.isTrue("exclude_params")));
      case "DELETE 2" -> delete(find(call));
      case "GET 3" -> part(call, find(call));
      case "POST 3" -> {
        require(call, "cancel");
        yield cancel(find(call));
      }
      case "PUT 3" -> {
        require(call, "tags");
        List<String> tags = JobRequest.tags(JobRequest.object(call.body()).path("tags"));
        book.change(find(call).id(), job -> true, job -> job.tagged(tags));
        yield Answer.nothing();
      }
      default -> throw ApiProblem.noSuchPath();
    };
  }

  private static void require(Call call, String last) throws ApiProblem {
    if (!call.segment(2).equals(last)) {
      throw ApiProblem.noSuchPath();
    }
  }

  private Job find(Call call) throws ApiProblem {
    return book.find(call.segment(1)).orElseThrow(ApiProblem::noSuchJob);
  }

  private Answer submit(Call call) throws ApiProblem {
    requireRate();
    JobRequest request = JobRequest.read(call.body());
    EmulatedDevice device = backends.find(request.backend());
    if (!request.sessionId().isEmpty()) {
      sessions.requireAccepting(request.sessionId(), request.backend());
    }
    if (book.qpuSeconds() >= settings.usageSecondsMax()) {
      throw new ApiProblem(
          409, 1287, "The instance has reached its usage limit.", "Raise the limit or wait.");
    }
    Job job = book.open(request, device.state().calibrationId());
    runner.enqueue(job);
    ObjectNode body =
        JobRequest.JSON
            .objectNode()
            .put("id", job.id())
            .put("backend", request.backend())
            .put("calibration_id", job.calibrationId())
            .put("private", request.isPrivate());
    if (!request.sessionId().isEmpty()) {
      body.put("session_id", request.sessionId());
    }
    return Answer.json(body);
  }

  private void requireRate() throws ApiProblem {
    if (settings.submissionsPerMinute() == 0) {
      return;
    }
    synchronized (submissions) {
      Instant now = book.now();
      while (!submissions.isEmpty()
          && submissions.getFirst().isBefore(now.minus(Duration.ofMinutes(1)))) {
        submissions.removeFirst();
      }
      if (submissions.size() >= settings.submissionsPerMinute()) {
        throw new ApiProblem(
            429,
            1202,
            "More than " + settings.submissionsPerMinute() + " jobs within a minute.",
            "Wait a minute.");
      }
      submissions.addLast(now);
    }
  }

  private Answer list(Call call) throws ApiProblem {
    int limit = number(call, "limit", LIST_MAX);
    int offset = number(call, "offset", 0);
    if (limit < 1 || limit > LIST_MAX || offset < 0) {
      throw ApiProblem.badRequest("limit is 1 to " + LIST_MAX + ", offset at least 0.");
    }
    Optional<Instant> after = time(call, "created_after");
    Optional<Instant> before = time(call, "created_before");
    List<String> tags = call.query().getAll("tags");
    List<Job> found =
        new ArrayList<>(
            book.all(
                job ->
                    matches(call, "backend", job.request().backend())
                        && matches(call, "program", job.request().program())
                        && matches(call, "session_id", job.request().sessionId())
                        && (call.query().get("pending") == null
                            || call.isTrue("pending") != job.status().isTerminal())
                        && job.tags().containsAll(tags)
                        && after.map(t -> !job.created().isBefore(t)).orElse(true)
                        && before.map(t -> !job.created().isAfter(t)).orElse(true)));
    if (!call.query().get("sort", "DESC").equals("ASC")) {
      found = found.reversed();
    }
    ObjectNode body = JobRequest.JSON.objectNode();
    ArrayNode jobs = body.putArray("jobs");
    boolean withParameters = call.query().get("exclude_params", "true").equals("false");
    found.stream().skip(offset).limit(limit).forEach(job -> jobs.add(job.document(withParameters)));
    return Answer.json(body.put("count", found.size()).put("limit", limit).put("offset", offset));
  }

  private static boolean matches(Call call, String parameter, String value) {
    return call.query().get(parameter, value).equals(value);
  }

  private static int number(Call call, String parameter, int otherwise) throws ApiProblem {
    try {
      return call.query().getInt(parameter, otherwise);
    } catch (NumberFormatException e) {
      throw ApiProblem.badRequest(parameter + " is no number.");
    }
  }

  private static Optional<Instant> time(Call call, String parameter) throws ApiProblem {
    String text = call.query().get(parameter, "");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      // In a query a plus sign is a space.
      return Optional.of(OffsetDateTime.parse(text.replace(' ', '+')).toInstant());
    } catch (DateTimeParseException e) {
      throw ApiProblem.badRequest(parameter + " is no time of ISO 8601.");
    }
  }

  private Answer delete(Job job) throws ApiProblem {
    if (!job.status().isTerminal()) {
      throw ApiProblem.badRequest("The job has not ended; cancel it first.");
    }
    book.remove(job.id());
    return Answer.nothing();
  }

  private Answer cancel(Job job) throws ApiProblem {
    Optional<Job> cancelled =
        book.change(job.id(), j -> !j.status().isTerminal(), j -> j.cancelled(book.now()));
    if (cancelled.isEmpty()) {
      throw new ApiProblem(
          409, 1298, "The job has ended and cannot be cancelled.", "There is nothing to do.");
    }
    runner.forget(job);
    return Answer.nothing();
  }

  private Answer part(Call call, Job job) throws ApiProblem {
    return switch (call.segment(2)) {
      case "results" -> results(job);
      case "logs" -> Answer.text(job.failure() == null ? "" : job.failure().reason() + "\n");
      case "metrics" -> Answer.json(job.metrics());
      default -> throw ApiProblem.noSuchPath();
    };
  }

  private Answer results(Job job) {
    if (job.failure() != null) {
      return Answer.text(job.failure().reason());
    }
    byte[] result = job.result();
    if (result == null) {
      return Answer.nothing();
    }
    if (job.request().isPrivate()) {
      // The result of a private job is given out once.
      book.change(job.id(), j -> true, Job::withoutResult);
    }
    return new Answer(200, "application/json", result);
  }
}
