package org.laplace.qpu.process;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.laplace.qpu.QpuLimits;
import org.laplace.qpu.spi.AdapterException;

/** One life of the program: a process, what is said to it, and a thread that listens. */
final class Conversation implements AutoCloseable {
  static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(QpuLimits.JSON_NESTING_DEPTH_MAX)
                      .maxStringLength(QpuLimits.PROCESS_LINE_BYTES_MAX)
                      .build())
              .build());

  private final Process process;
  private final OutputStream toProgram;

  private Conversation(Process process) {
    this.process = process;
    this.toProgram = process.getOutputStream();
  }

  /**
   * Starts the program. What it writes to standard error goes to this process's.
   *
   * @param heard takes each message, on the listening thread
   * @param ended told once why nothing more will be heard
   */
  static Conversation start(List<String> command, Consumer<JsonNode> heard, Consumer<String> ended)
      throws AdapterException {
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      var conversation = new Conversation(process);
      Thread.ofPlatform()
          .daemon()
          .name("process-adapter")
          .start(() -> ended.accept(conversation.listen(heard)));
      return conversation;
    } catch (IOException e) {
      throw new AdapterException("the program " + command + " does not start: " + e.getMessage());
    }
  }

  /** Says one message. */
  synchronized void say(ObjectNode message) throws AdapterException {
    try {
      toProgram.write((message + "\n").getBytes(StandardCharsets.UTF_8));
      toProgram.flush();
    } catch (IOException e) {
      throw new AdapterException("the program does not listen: " + e.getMessage());
    }
  }

  private String listen(Consumer<JsonNode> heard) {
    try (InputStream in = new BufferedInputStream(process.getInputStream())) {
      while (true) {
        byte[] line = line(in);
        if (line.length == 0) {
          return "the program ended";
        }
        heard.accept(JSON.readTree(line));
      }
    } catch (JsonProcessingException e) {
      return "the program said something that is no JSON: " + e.getOriginalMessage();
    } catch (IOException e) {
      return "the program is not heard any more: " + e.getMessage();
    } finally {
      process.destroy();
    }
  }

  /** A line with its end; empty at the end of all. */
  private static byte[] line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    int next = in.read();
    while (next >= 0) {
      line.write(next);
      if (next == '\n') {
        return line.toByteArray();
      }
      if (line.size() > QpuLimits.PROCESS_LINE_BYTES_MAX) {
        throw new IOException(
            "a line has more than " + QpuLimits.PROCESS_LINE_BYTES_MAX + " bytes");
      }
      next = in.read();
    }
    return line.toByteArray();
  }

  /** Closes the program's standard input, and ends the program if that does not. */
  @Override
  public void close() {
    try {
      toProgram.close();
      if (!process.waitFor(QpuLimits.PROCESS_END_MS, TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
