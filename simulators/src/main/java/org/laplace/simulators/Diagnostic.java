package org.laplace.simulators;

import java.util.List;

/**
 * One reason why a program cannot run.
 *
 * @param code stable, upper-case
 * @param line in the source, the first being 1; 0 when no place in the source is to blame
 * @param column in characters, the first being 1; 0 as the line
 * @param message what is wrong, what was expected, what to do
 */
public record Diagnostic(String code, int line, int column, String message) {
  private static final int SHOWN_CHARS_BEFORE = 60;
  private static final int SHOWN_CHARS_MAX = 100;

  /** About the program as a whole. */
  public static Diagnostic ofProgram(String code, String message) {
    return new Diagnostic(code, 0, 0, message);
  }

  /**
   * As a compiler shows it: place, message and code, then the line with a caret under the column.
   *
   * @param file how to call the source
   * @param source the whole text
   */
  public String render(String file, String source) {
    String head = file + ":" + this;
    List<String> lines = source.lines().skip(Math.max(0, line - 1)).limit(1).toList();
    if (line == 0 || lines.isEmpty()) {
      return line == 0 ? file + ": " + this : head;
    }
    String text = lines.getFirst();
    int from = Math.max(0, Math.min(text.length(), column - 1) - SHOWN_CHARS_BEFORE);
    int to = Math.min(text.length(), from + SHOWN_CHARS_MAX);
    String shown = text.substring(from, to).replace('\t', ' ');
    return head + "\n  " + shown + "\n  " + " ".repeat(Math.max(0, column - 1 - from)) + "^";
  }

  @Override
  public String toString() {
    return (line == 0 ? "" : line + ":" + column + ": ") + message + " [" + code + "]";
  }
}
