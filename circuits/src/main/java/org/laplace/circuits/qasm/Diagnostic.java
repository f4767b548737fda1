package org.laplace.circuits.qasm;

/**
 * One thing that is wrong with a program, and where.
 *
 * @param line from 1
 * @param column from 1, in code points
 * @param text the offending text; empty at the end of the program
 * @param expected what was expected there; may be empty
 * @param message what is wrong and what to do, in a sentence
 * @param sourceLine the line, cut to what fits a terminal
 * @param caretColumn column of the caret in {@code sourceLine}, from 1
 */
public record Diagnostic(
    DiagnosticCode code,
    int line,
    int column,
    String text,
    String expected,
    String message,
    String sourceLine,
    int caretColumn) {

  /** As a compiler shows it: place, code, message, the line and a caret under the text. */
  public String render(String file) {
    int length = Math.max(1, text.codePointCount(0, text.length()));
    int room = sourceLine.codePointCount(0, sourceLine.length()) - caretColumn + 1;
    return file
        + ":"
        + line
        + ":"
        + column
        + ": "
        + code
        + ": "
        + message
        + "\n  "
        + sourceLine
        + "\n  "
        + " ".repeat(caretColumn - 1)
        + "^"
        + "~".repeat(Math.max(0, Math.min(length, room) - 1));
  }
}
