package org.laplace.qpu.runtime;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads what an estimator found for one circuit and one observable, in the plain form. */
public final class EstimatorResults {
  private EstimatorResults() {}

  /**
   * An expectation value.
   *
   * @param standardError of it
   */
  public record Estimate(double value, double standardError) {}

  /**
   * The estimate of a PUB.
   *
   * @param pub which of the job, from 0
   */
  public static Estimate read(JsonNode document, int pub) throws RuntimeCallException {
    JsonNode data = document.path("results").path(pub).path("data");
    JsonNode value = data.path("evs");
    JsonNode error = data.path("stds");
    if (!value.isNumber()
        || !error.isNumber()
        || !Double.isFinite(value.asDouble())
        || !(error.asDouble() >= 0)) {
      throw new RuntimeCallException(
          new RuntimeFailure.Malformed("an estimate that is no number with an error"));
    }
    return new Estimate(value.asDouble(), error.asDouble());
  }
}
