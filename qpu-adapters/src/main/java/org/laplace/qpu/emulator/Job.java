package org.laplace.qpu.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One job at one time.
 *
 * @param request as it was submitted
 * @param calibrationId of the device when it was submitted
 * @param running when it began to run; null before
 * @param finished when it ended; null before
 * @param qpuSeconds what it is charged for
 * @param failure why it failed; null if it did not
 * @param result as JSON; null if there is none
 */
// Nobody compares two of them.
@SuppressWarnings("ArrayRecordComponent")
record Job(
    String id,
    JobRequest request,
    String calibrationId,
    Status status,
    Instant created,
    @Nullable Instant running,
    @Nullable Instant finished,
    List<String> tags,
    long qpuSeconds,
    @Nullable JobFailure failure,
    byte @Nullable [] result) {

  /** Where a job is in its life. */
  enum Status {
    QUEUED("Queued"),
    RUNNING("Running"),
    COMPLETED("Completed"),
    CANCELLED("Cancelled"),
    FAILED("Failed");

    private final String text;

    Status(String text) {
      this.text = text;
    }

    boolean isTerminal() {
      return this == COMPLETED || this == CANCELLED || this == FAILED;
    }
  }

  Job started(Instant now) {
    return new Job(
        id, request, calibrationId, Status.RUNNING, created, now, null, tags, 0, null, null);
  }

  Job cancelled(Instant now) {
    return new Job(
        id, request, calibrationId, Status.CANCELLED, created, running, now, tags, 0, null, null);
  }

  Job failed(Instant now, JobFailure why) {
    // The service ends what took too long by cancelling it.
    Status end = why.code() == JobFailure.RAN_TOO_LONG ? Status.CANCELLED : Status.FAILED;
    return new Job(id, request, calibrationId, end, created, running, now, tags, 0, why, null);
  }

  Job completed(Instant now, long seconds, byte[] answer) {
    return new Job(
        id,
        request,
        calibrationId,
        Status.COMPLETED,
        created,
        running,
        now,
        tags,
        seconds,
        null,
        answer);
  }

  Job tagged(List<String> others) {
    return new Job(
        id,
        request,
        calibrationId,
        status,
        created,
        running,
        finished,
        List.copyOf(others),
        qpuSeconds,
        failure,
        result);
  }

  Job withoutResult() {
    return new Job(
        id,
        request,
        calibrationId,
        status,
        created,
        running,
        finished,
        tags,
        qpuSeconds,
        failure,
        null);
  }

  /** The job as the service shows it. */
  ObjectNode document(boolean withParameters) {
    ObjectNode document = request.document();
    document.put("id", id);
    document.put("created", created.toString());
    document.put("status", failedByTime() ? "Cancelled - Ran too long" : status.text);
    ObjectNode state = document.putObject("state").put("status", status.text);
    if (failure != null) {
      state
          .put("reason", failure.reason())
          .put("reason_code", failure.code())
          .put("reason_solution", failure.solution());
    }
    tags.forEach(document.putArray("tags")::add);
    document.put("user_id", "IBMid-laplace");
    document.put("estimated_running_time_seconds", (double) request.estimatedSeconds());
    document.set("usage", usage());
    document.put("calibration_id", calibrationId);
    // The parameters of a private job are not shown to anybody.
    if (withParameters && !request.isPrivate()) {
      document.set("params", request.parameters());
    }
    return document;
  }

  private boolean failedByTime() {
    return failure != null && failure.code() == JobFailure.RAN_TOO_LONG;
  }

  private ObjectNode usage() {
    return JobRequest.JSON
        .objectNode()
        .put("qpu_charge_time_seconds", qpuSeconds)
        .put("status", status.isTerminal() ? "completed" : "pending");
  }

  /** The metrics document. */
  ObjectNode metrics() {
    ObjectNode metrics = JobRequest.JSON.objectNode();
    metrics
        .putObject("timestamps")
        .put("created", created.toString())
        .put("running", running == null ? null : running.toString())
        .put("finished", finished == null ? null : finished.toString());
    metrics.set("usage", usage());
    metrics.put("circuits_execution_time_ns", qpuSeconds * 1_000_000_000L);
    metrics.put("caller", "laplace");
    return metrics.put("qiskit_version", "emulator");
  }
}
