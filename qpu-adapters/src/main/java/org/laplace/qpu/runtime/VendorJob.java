package org.laplace.qpu.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A job as the service shows it.
 *
 * @param backend empty if it is not said
 * @param created ISO 8601 as the service writes it
 * @param calibrationId empty if it is not said
 * @param reason why it failed; empty if it did not
 * @param reasonCode 0 if there is none
 * @param document as it was sent
 */
public record VendorJob(
    String id,
    Status status,
    String backend,
    String created,
    String calibrationId,
    List<String> tags,
    String reason,
    int reasonCode,
    JsonNode document) {
  public VendorJob {
    tags = List.copyOf(tags);
  }

  /** Where a job is in its life. */
  public enum Status {
    QUEUED,
    RUNNING,
    COMPLETED,
    CANCELLED,
    FAILED;

    /** Whether nothing more happens to it. */
    public boolean isTerminal() {
      return this == COMPLETED || this == CANCELLED || this == FAILED;
    }
  }

  /** Reads a job's document. */
  static VendorJob read(JsonNode document) throws RuntimeCallException {
    String id = document.path("id").asText("");
    if (!id.matches("[A-Za-z0-9_-]{1,100}")) {
      throw new RuntimeCallException(
          new RuntimeFailure.Malformed("a job with the id " + Texts.shortened(id)));
    }
    JsonNode state = document.path("state");
    String text = state.path("status").asText(document.path("status").asText(""));
    Status status =
        switch (text.toUpperCase(Locale.ROOT)) {
          case "QUEUED" -> Status.QUEUED;
          case "RUNNING" -> Status.RUNNING;
          case "COMPLETED" -> Status.COMPLETED;
          case "FAILED" -> Status.FAILED;
          case "CANCELLED", "CANCELLED - RAN TOO LONG" -> Status.CANCELLED;
          default ->
              throw new RuntimeCallException(
                  new RuntimeFailure.Malformed("a job of status " + Texts.shortened(text)));
        };
    var tags = new ArrayList<String>();
    document.path("tags").forEach(tag -> tags.add(tag.asText()));
    return new VendorJob(
        id,
        status,
        document.path("backend").asText(""),
        document.path("created").asText(""),
        document.path("calibration_id").asText(""),
        tags,
        Texts.shortened(state.path("reason").asText("")),
        state.path("reason_code").asInt(state.path("reasonCode").asInt(0)),
        document);
  }
}
