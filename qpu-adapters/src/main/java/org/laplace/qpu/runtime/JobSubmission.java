package org.laplace.qpu.runtime;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.laplace.qpu.QpuLimits;

/**
 * A job to be submitted.
 *
 * @param program {@code sampler} or {@code estimator}
 * @param parameters of the program; see {@link #sampler} and {@link #estimator}
 * @param tags at most 8 of at most 86 characters
 * @param costSeconds how long it may run at most; empty for the plan's own limit
 * @param sessionId empty for a job of its own
 * @param isPrivate whether the vendor keeps its parameters from everybody
 */
public record JobSubmission(
    String program,
    String backend,
    ObjectNode parameters,
    List<String> tags,
    Optional<Integer> costSeconds,
    Optional<String> sessionId,
    boolean isPrivate) {
  public JobSubmission {
    tags = List.copyOf(tags);
    if (tags.size() > QpuLimits.JOB_TAGS_COUNT_MAX
        || tags.stream().anyMatch(tag -> tag.length() > QpuLimits.JOB_TAG_CHARACTERS_MAX)) {
      throw new IllegalArgumentException(
          "a job has at most "
              + QpuLimits.JOB_TAGS_COUNT_MAX
              + " tags of at most "
              + QpuLimits.JOB_TAG_CHARACTERS_MAX
              + " characters");
    }
    if (costSeconds.isPresent()
        && (costSeconds.get() < 1 || costSeconds.get() > QpuLimits.JOB_COST_SECONDS_MAX)) {
      throw new IllegalArgumentException(
          "a job runs 1 to " + QpuLimits.JOB_COST_SECONDS_MAX + " s");
    }
  }

  /**
   * One circuit for the sampler.
   *
   * @param program OpenQASM 3 in the device's gates and on its qubits ({@code $0}, {@code $1}, ...)
   */
  public static JobSubmission sampler(
      String backend, String program, int shots, List<String> tags) {
    ObjectNode parameters = noCircuits();
    ArrayNode pub = parameters.putArray("pubs").addArray();
    pub.add(program).addNull().add(shots);
    return new JobSubmission(
        "sampler", backend, parameters, tags, Optional.empty(), Optional.empty(), false);
  }

  /**
   * One circuit and one observable for the estimator.
   *
   * @param observable a Pauli string, qubit 0 last
   * @param precision the standard error that is asked for
   */
  public static JobSubmission estimator(
      String backend, String program, String observable, double precision, List<String> tags) {
    ObjectNode parameters = noCircuits();
    ArrayNode pub = parameters.putArray("pubs").addArray();
    pub.add(program).add(observable).addNull().add(precision);
    return new JobSubmission(
        "estimator", backend, parameters, tags, Optional.empty(), Optional.empty(), false);
  }

  private static ObjectNode noCircuits() {
    ObjectNode parameters = JsonNodeFactory.instance.objectNode().put("version", 2);
    parameters.putObject("options");
    return parameters.put("support_qiskit", false);
  }

  /** The same in a session or batch. */
  public JobSubmission in(String session) {
    return new JobSubmission(
        program, backend, parameters, tags, costSeconds, Optional.of(session), isPrivate);
  }

  /** The same with a limit of its time. */
  public JobSubmission within(int seconds) {
    return new JobSubmission(
        program, backend, parameters, tags, Optional.of(seconds), sessionId, isPrivate);
  }

  /** The same, with the parameters kept from everybody. */
  public JobSubmission asPrivate() {
    return new JobSubmission(program, backend, parameters, tags, costSeconds, sessionId, true);
  }

  /** The same with results in the encoded form that Qiskit reads, which is smaller. */
  public JobSubmission withQiskitForm() {
    ObjectNode changed = parameters.deepCopy().put("support_qiskit", true);
    return new JobSubmission(program, backend, changed, tags, costSeconds, sessionId, isPrivate);
  }

  ObjectNode body() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("program_id", program).put("backend", backend);
    body.set("params", parameters);
    if (!tags.isEmpty()) {
      tags.forEach(body.putArray("tags")::add);
    }
    costSeconds.ifPresent(seconds -> body.put("cost", seconds));
    sessionId.ifPresent(session -> body.put("session_id", session));
    if (isPrivate) {
      body.put("private", true);
    }
    return body;
  }
}
