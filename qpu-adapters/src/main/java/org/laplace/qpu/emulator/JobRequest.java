package org.laplace.qpu.emulator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.laplace.qpu.QpuLimits;

/**
 * A job as it was asked for: checked in its outer form, its circuits not yet looked at.
 *
 * @param program {@code sampler} or {@code estimator}
 * @param parameters of the program
 * @param costSeconds how long it may run
 * @param sessionId empty for a job of its own
 */
record JobRequest(
    String program,
    String backend,
    ObjectNode parameters,
    List<String> tags,
    int costSeconds,
    String sessionId,
    boolean isPrivate) {
  static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Reads what anybody sent. */
  static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(QpuLimits.JSON_NESTING_DEPTH_MAX)
                          .maxStringLength(QpuLimits.EMULATOR_BODY_BYTES_MAX)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final Set<String> FIELDS =
      Set.of(
          "program_id",
          "backend",
          "params",
          "tags",
          "log_level",
          "cost",
          "session_id",
          "calibration_id",
          "private",
          "runtime",
          "start_session",
          "session_time");
  private static final Set<String> PARAMETERS =
      Set.of("version", "pubs", "support_qiskit", "shots", "options", "resilience_level");

  /** The charge for a job besides its shots. */
  private static final long OVERHEAD_SECONDS = 2;

  /**
   * Reads a request.
   *
   * @throws ApiProblem for anything that the service refuses at once
   */
  static JobRequest read(byte[] body) throws ApiProblem {
    ObjectNode request = object(body);
    requireKnown(request, FIELDS, "");
    String program = text(request, "program_id");
    if (!program.equals("sampler") && !program.equals("estimator")) {
      throw new ApiProblem(
          400,
          1003,
          "Program " + program + " is not emulated.",
          "Use sampler or estimator; noise-learner and executor need the real service.");
    }
    if (!(request.path("params") instanceof ObjectNode parameters)) {
      throw ApiProblem.badRequest("params must be an object.");
    }
    requireKnown(parameters, PARAMETERS, "params.");
    if (parameters.path("version").asInt(0) != 2) {
      throw ApiProblem.badRequest("params.version must be 2.");
    }
    if (!parameters.path("pubs").isArray() || parameters.path("pubs").isEmpty()) {
      throw ApiProblem.badRequest("params.pubs must be a list of at least one PUB.");
    }
    int cost = QpuLimits.JOB_COST_SECONDS_MAX;
    if (request.hasNonNull("cost")) {
      cost = request.path("cost").asInt(0);
      if (!request.path("cost").isInt() || cost < 1 || cost > QpuLimits.JOB_COST_SECONDS_MAX) {
        throw ApiProblem.badRequest("cost must be 1 to " + QpuLimits.JOB_COST_SECONDS_MAX + " s.");
      }
    }
    return new JobRequest(
        program,
        text(request, "backend"),
        parameters,
        tags(request.path("tags")),
        cost,
        request.path("session_id").asText(""),
        request.path("private").asBoolean(false));
  }

  static ObjectNode object(byte[] body) throws ApiProblem {
    try {
      if (MAPPER.readTree(body) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw ApiProblem.badRequest("The body is not JSON: " + e.getOriginalMessage());
    } catch (java.io.IOException e) {
      throw ApiProblem.badRequest("The body cannot be read.");
    }
    throw ApiProblem.badRequest("The body must be a JSON object.");
  }

  static List<String> tags(JsonNode listed) throws ApiProblem {
    var tags = new ArrayList<String>();
    for (JsonNode tag : listed) {
      if (!tag.isTextual() || tag.asText().length() > QpuLimits.JOB_TAG_CHARACTERS_MAX) {
        throw ApiProblem.badRequest(
            "A tag is a text of at most " + QpuLimits.JOB_TAG_CHARACTERS_MAX + " characters.");
      }
      tags.add(tag.asText());
    }
    if (tags.size() > QpuLimits.JOB_TAGS_COUNT_MAX) {
      throw ApiProblem.badRequest(
          "A job has at most " + QpuLimits.JOB_TAGS_COUNT_MAX + " tags, not " + tags.size() + ".");
    }
    return List.copyOf(tags);
  }

  private static void requireKnown(ObjectNode object, Set<String> known, String where)
      throws ApiProblem {
    for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        throw ApiProblem.badRequest("The field " + where + name + " is not known.");
      }
    }
  }

  private static String text(ObjectNode request, String field) throws ApiProblem {
    JsonNode value = request.path(field);
    if (!value.isTextual() || value.asText().isEmpty()) {
      throw ApiProblem.badRequest("The field " + field + " must be a text.");
    }
    return value.asText();
  }

  boolean isQiskitForm() {
    return parameters.path("support_qiskit").asBoolean(false);
  }

  /** A guess, before the circuits are read. */
  long estimatedSeconds() {
    return OVERHEAD_SECONDS * parameters.path("pubs").size();
  }

  /** The part of a job's document that was asked for. */
  ObjectNode document() {
    ObjectNode document = JSON.objectNode();
    document.put("backend", backend);
    document.putObject("program").put("id", program);
    document.put("cost", costSeconds);
    document.put("private", isPrivate);
    if (!sessionId.isEmpty()) {
      document.put("session_id", sessionId);
    }
    return document;
  }
}
