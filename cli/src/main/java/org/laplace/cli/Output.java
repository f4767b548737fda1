package org.laplace.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Supplier;

/**
 * Where a command's words go: results to standard output, in words or as JSON alone; progress to
 * standard error.
 */
public final class Output {
  private final Shell shell;
  private final boolean json;

  public Output(Shell shell, boolean json) {
    this.shell = shell;
    this.json = json;
  }

  /** Whether programs read this. */
  public boolean isJson() {
    return json;
  }

  /** What is going on, for people who wait. */
  public void progress(String line) {
    shell.err().println(line);
    shell.err().flush();
  }

  /** A line of the result, for people. */
  public void say(String line) {
    if (!json) {
      shell.out().println(line);
      shell.out().flush();
    }
  }

  /** The result, for programs. */
  public void json(Supplier<? extends JsonNode> result) {
    if (json) {
      shell.out().println(Json.pretty(result.get()));
      shell.out().flush();
    }
  }

  /** One of several results, for programs that read line by line. */
  public void jsonLine(Supplier<? extends JsonNode> result) {
    if (json) {
      shell.out().println(Json.line(result.get()));
      shell.out().flush();
    }
  }
}
