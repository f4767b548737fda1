package org.laplace.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A peer in Python: one process that serves a script's cases, a JSON object a line.
 *
 * <p>It first writes {@code {"peer": "Stim 1.16.0"}}. It reads {@code {"case": "...", "round": n}}
 * and answers {@code {"value": ..., "digest": "..."}} or {@code {"error": "..."}}. It makes a case
 * ready and warms it up at its first request.
 */
public final class PythonPeer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final Writer requests;
  private final BufferedReader answers;
  private final Path script;
  private final String version;

  private PythonPeer(Process process, Path script) throws IOException {
    this.process = process;
    this.script = script;
    requests = process.outputWriter(StandardCharsets.UTF_8);
    answers = process.inputReader(StandardCharsets.UTF_8);
    version = answer().path("peer").asText();
  }

  static PythonPeer start(Path interpreter, Path script, Path scratch) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(interpreter.toString(), script.toString());
    builder.environment().put("LAPLACE_BENCH_SCRATCH", scratch.toString());
    String threads = Integer.toString(Workshop.THREADS);
    for (String library :
        new String[] {
          "OMP_NUM_THREADS",
          "OPENBLAS_NUM_THREADS",
          "NUMBA_NUM_THREADS",
          "RAYON_NUM_THREADS",
          "LAPLACE_BENCH_THREADS"
        }) {
      builder.environment().put(library, threads);
    }
    return new PythonPeer(
        builder.directory(scratch.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT).start(),
        script);
  }

  /** Name and version, for example {@code Stim 1.16.0}. */
  public String version() {
    return version;
  }

  /** The side that runs one of the script's cases; the script says what a case's text means. */
  public Contestant contestant(String name) {
    return round -> {
      requests.write(
          JSON.createObjectNode().put("case", name).put("round", round).toString() + "\n");
      requests.flush();
      JsonNode answer = answer();
      return new Sample(answer.path("value").asDouble(), answer.path("digest").asText());
    };
  }

  private JsonNode answer() throws IOException {
    String line = answers.readLine();
    if (line == null) {
      throw new IOException(script + " ended without an answer");
    }
    if (line.length() > BenchLimits.answerCharactersMax) {
      throw new IOException(script + " answered with " + line.length() + " characters");
    }
    JsonNode answer;
    try {
      answer = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IOException(script + " answered with what is no JSON: " + line, e);
    }
    if (answer.has("error")) {
      throw new IOException(script + ": " + answer.path("error").asText());
    }
    return answer;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
