package org.laplace.qpu.runtime;

import java.time.Duration;
import java.util.Optional;

/** Why a request to the service did not lead to what it was for. */
public sealed interface RuntimeFailure {
  /** For a person to read: what was wrong and what to do. Never holds a key or token. */
  String text();

  /**
   * The service answered with an error.
   *
   * @param status of HTTP
   * @param code the service's own; 0 if it gave none
   * @param trace for the vendor's support; empty if it gave none
   */
  record Refused(int status, int code, String message, String solution, String trace)
      implements RuntimeFailure {
    /** What helps. */
    public ErrorCode.Remedy remedy() {
      return ErrorCode.remedyOf(code);
    }

    @Override
    public String text() {
      String advice =
          ErrorCode.of(code)
              .map(known -> "; " + known.advice())
              .orElse(solution.isEmpty() ? "" : "; " + solution);
      return "Qiskit Runtime answered "
          + status
          + ", code "
          + code
          + ": "
          + message
          + advice
          + (trace.isEmpty() ? "" : " (trace " + trace + ")");
    }
  }

  /** The API key was refused. */
  record KeyRefused(int status, String code, String message) implements RuntimeFailure {
    @Override
    public String text() {
      return "the token service answered "
          + status
          + ", "
          + code
          + ": "
          + message
          + "; check the API key";
    }
  }

  /**
   * A page instead of an answer: something before the service refused, such as its edge or a proxy.
   */
  record NotTheService(int status, String start) implements RuntimeFailure {
    @Override
    public String text() {
      return "something before Qiskit Runtime answered "
          + status
          + " with a page: "
          + start
          + "; check the network, proxy and account";
    }
  }

  /** Too many requests, by the service's word or the client's own count. */
  record TooManyRequests(Optional<Duration> retryAfter) implements RuntimeFailure {
    @Override
    public String text() {
      return "too many requests; wait "
          + retryAfter.map(wait -> wait.toSeconds() + " s").orElse("a minute");
    }
  }

  /** The service is out of order or in maintenance, also after all tries. */
  record Unavailable(int status) implements RuntimeFailure {
    @Override
    public String text() {
      return "Qiskit Runtime answered "
          + status
          + " to every try; it is out of order or in"
          + " maintenance, so try later";
    }
  }

  /** Nobody was reached; the request was not carried out. */
  record Unreachable(String reason) implements RuntimeFailure {
    @Override
    public String text() {
      return "Qiskit Runtime cannot be reached: " + reason + "; check the network";
    }
  }

  /** The request went out and no answer came: it may have been carried out. */
  record AnswerLost(String reason) implements RuntimeFailure {
    @Override
    public String text() {
      return "the answer of Qiskit Runtime got lost: " + reason;
    }
  }

  /** An answer that is not what the interface says. */
  record Malformed(String what) implements RuntimeFailure {
    @Override
    public String text() {
      return "Qiskit Runtime sent something that its interface does not allow: " + what;
    }
  }
}
