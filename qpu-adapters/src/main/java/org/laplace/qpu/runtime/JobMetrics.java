package org.laplace.qpu.runtime;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Times and usage of a job.
 *
 * @param created ISO 8601; empty if it is not said, as are the others
 * @param qpuSeconds that are charged
 * @param isFinal whether the charge does not change any more
 */
public record JobMetrics(
    String created, String running, String finished, double qpuSeconds, boolean isFinal) {
  static JobMetrics read(JsonNode document) throws RuntimeCallException {
    JsonNode times = document.path("timestamps");
    JsonNode usage = document.path("usage");
    double seconds = usage.path("qpu_charge_time_seconds").asDouble(0);
    if (!(seconds >= 0) || Double.isInfinite(seconds)) {
      throw new RuntimeCallException(
          new RuntimeFailure.Malformed("a job that is charged for " + seconds + " s"));
    }
    return new JobMetrics(
        times.path("created").asText(""),
        times.path("running").asText(""),
        times.path("finished").asText(""),
        seconds,
        !usage.path("status").asText("pending").equals("pending"));
  }
}
