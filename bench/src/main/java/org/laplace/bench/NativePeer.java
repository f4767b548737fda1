package org.laplace.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A side that is a process of its own in each run.
 *
 * @param command program and arguments
 * @param environment what is added to this process's environment
 * @param directory where it runs
 */
public record NativePeer(List<String> command, Map<String, String> environment, Path directory) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public NativePeer {
    command = List.copyOf(command);
    environment = Map.copyOf(new TreeMap<>(environment));
  }

  /** A side that says itself what it took: {@code {"value": ..., "digest": "..."}}, last line. */
  public Contestant reporting() {
    return new OfProcess() {
      @Override
      public Sample run(int round) throws IOException, InterruptedException {
        String output = output();
        JsonNode answer = JSON.readTree(output.strip().lines().reduce("", (a, line) -> line));
        return new Sample(answer.path("value").asDouble(), answer.path("digest").asText());
      }
    };
  }

  /** A side whose whole process is timed, from its start to its end. */
  public Contestant wholeProcess() {
    return new OfProcess() {
      @Override
      public Sample run(int round) throws IOException, InterruptedException {
        long start = System.nanoTime();
        output();
        return Sample.ofNanos(System.nanoTime() - start, "");
      }
    };
  }

  private abstract static class OfProcess implements Contestant {
    @Override
    public final boolean warmsUp() {
      return false;
    }
  }

  private String output() throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.waitFor();
    if (code != 0) {
      throw new IOException(String.join(" ", command) + " ended with " + code);
    }
    return output;
  }
}
