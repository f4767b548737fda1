package org.laplace.qpu.emulator;

import java.util.Arrays;
import java.util.Optional;

/** What can go wrong. */
public enum FaultKind {
  /** An answer takes a second longer. */
  SLOW_ANSWER("slow-answer"),
  /** 429 with code 1202. */
  TOO_MANY_REQUESTS("429"),
  /** 500 without a body. */
  SERVER_ERROR("500"),
  /** 503, as during maintenance. */
  UNAVAILABLE("503"),
  /** 403 with a page of HTML, as the service's edge sends. */
  FORBIDDEN_PAGE("403-page"),
  /** The request is carried out, and the connection closed without an answer. */
  LOST_ANSWER("lost-answer"),
  /** 401, as for a token that has expired. */
  EXPIRED_TOKEN("expired-token"),
  /** An accepted job ends Failed. */
  FAILED_JOB("failed-job"),
  /** The device is calibrated anew, and worse. */
  CALIBRATION_DRIFT("calibration-drift"),
  /** A result has half of the shots. */
  SHORT_RESULT("short-result"),
  /** A result is cut off in the middle. */
  TRUNCATED_RESULT("truncated-result");

  private final String text;

  FaultKind(String text) {
    this.text = text;
  }

  /** As on the command line. */
  public String text() {
    return text;
  }

  /** The kind of that name. */
  public static Optional<FaultKind> of(String text) {
    return Arrays.stream(values()).filter(kind -> kind.text.equals(text)).findFirst();
  }

  /** Whether requests meet it, and not jobs. */
  boolean isOfRequests() {
    return switch (this) {
      case SLOW_ANSWER,
          TOO_MANY_REQUESTS,
          SERVER_ERROR,
          UNAVAILABLE,
          FORBIDDEN_PAGE,
          LOST_ANSWER,
          EXPIRED_TOKEN ->
          true;
      case FAILED_JOB, CALIBRATION_DRIFT, SHORT_RESULT, TRUNCATED_RESULT -> false;
    };
  }
}
