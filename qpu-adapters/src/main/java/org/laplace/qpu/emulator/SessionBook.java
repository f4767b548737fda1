package org.laplace.qpu.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.laplace.qpu.QpuLimits;

/** Sessions and batches. What they are doing follows from their jobs. */
final class SessionBook {
  private static final int TTL_DEFAULT_SECONDS = 28_800;
  private static final int INTERACTIVE_SECONDS = 60;

  private final Clock clock;
  private final JobBook jobs;
  private final Map<String, Session> sessions = new LinkedHashMap<>();

  SessionBook(Clock clock, JobBook jobs) {
    this.clock = clock;
    this.jobs = jobs;
  }

  /**
   * A session.
   *
   * @param mode {@code dedicated} or {@code batch}
   * @param closed when it was closed; null if it was not
   */
  private record Session(
      String id,
      String mode,
      String backend,
      int ttlSeconds,
      Instant started,
      boolean isAccepting,
      @Nullable Instant closed) {
    Session draining() {
      return new Session(id, mode, backend, ttlSeconds, started, false, closed);
    }

    Session closed(Instant now) {
      return new Session(
          id, mode, backend, ttlSeconds, started, false, closed == null ? now : closed);
    }
  }

  /** Opens a session. */
  synchronized ObjectNode open(String mode, String backend, ObjectNode request) throws ApiProblem {
    int ttl = TTL_DEFAULT_SECONDS;
    if (request.hasNonNull("max_ttl")) {
      ttl = request.path("max_ttl").asInt(0);
      if (ttl < 1 || ttl > TTL_DEFAULT_SECONDS) {
        throw ApiProblem.badRequest("max_ttl must be 1 to " + TTL_DEFAULT_SECONDS + " s.");
      }
    }
    if (sessions.size() >= QpuLimits.EMULATOR_SESSIONS_COUNT_MAX) {
      sessions.remove(sessions.keySet().iterator().next());
    }
    var session =
        new Session(UUID.randomUUID().toString(), mode, backend, ttl, clock.instant(), true, null);
    sessions.put(session.id(), session);
    return document(session);
  }

  synchronized ObjectNode get(String id) throws ApiProblem {
    return document(find(id));
  }

  /** Whether jobs may join the session, and on which backend. */
  synchronized void requireAccepting(String id, String backend) throws ApiProblem {
    Session session = find(id);
    if (!session.isAccepting()) {
      throw new ApiProblem(
          400, 1217, "The session is closed or does not accept jobs.", "Open another session.");
    }
    if (!session.backend().equals(backend)) {
      throw ApiProblem.badRequest("The session runs on " + session.backend() + ".");
    }
  }

  /** No more jobs; those that are queued run. */
  synchronized void drain(String id) throws ApiProblem {
    sessions.put(id, find(id).draining());
  }

  /** No more jobs, and those that are queued are cancelled. */
  synchronized void close(String id) throws ApiProblem {
    sessions.put(id, find(id).closed(clock.instant()));
    for (Job job : ofSession(id)) {
      jobs.change(
          job.id(), j -> j.status() == Job.Status.QUEUED, j -> j.cancelled(clock.instant()));
    }
  }

  private Session find(String id) throws ApiProblem {
    @Nullable Session session = sessions.get(id);
    if (session == null) {
      throw ApiProblem.noSuchSession();
    }
    if (session.isAccepting()
        && clock.instant().isAfter(session.started().plusSeconds(session.ttlSeconds()))) {
      session = session.closed(clock.instant());
      sessions.put(id, session);
    }
    return session;
  }

  private List<Job> ofSession(String id) {
    return jobs.all(job -> job.request().sessionId().equals(id));
  }

  private ObjectNode document(Session session) {
    List<Job> own = ofSession(session.id());
    boolean isBusy = own.stream().anyMatch(job -> !job.status().isTerminal());
    Optional<Instant> lastStart =
        own.stream()
            .flatMap(job -> Optional.ofNullable(job.running()).stream())
            .max(Instant::compareTo);
    Optional<Instant> lastEnd =
        own.stream()
            .flatMap(job -> Optional.ofNullable(job.finished()).stream())
            .max(Instant::compareTo);
    boolean isClosed = session.closed() != null || (!session.isAccepting() && !isBusy);
    String state =
        isClosed ? "closed" : lastStart.isEmpty() ? "open" : isBusy ? "active" : "inactive";
    ObjectNode document =
        JobRequest.JSON
            .objectNode()
            .put("id", session.id())
            .put("backend_name", session.backend())
            .put("mode", session.mode())
            .put("state", state)
            .put("accepting_jobs", session.isAccepting())
            .put("max_ttl", session.ttlSeconds())
            .put("active_ttl", session.ttlSeconds())
            .put("interactive_ttl", INTERACTIVE_SECONDS)
            .put("started_at", session.started().toString())
            .put("elapsed_time", own.stream().mapToLong(Job::qpuSeconds).sum());
    document.put("activated_at", lastStart.map(Instant::toString).orElse(null));
    document.put("last_job_started", lastStart.map(Instant::toString).orElse(null));
    document.put("last_job_completed", lastEnd.map(Instant::toString).orElse(null));
    document.put("closed_at", session.closed() == null ? null : session.closed().toString());
    document
        .putArray("timestamps")
        .addObject()
        .put("status", "open")
        .put("timestamp", session.started().toString());
    return document;
  }
}
