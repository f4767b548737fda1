package org.laplace.circuits.qasm;

import org.laplace.circuits.CircuitLimits;

/** The text of a program and the places in it. Offsets count chars from 0. */
final class Source {
  private final String text;

  Source(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  /** A diagnostic about the text from {@code start} to {@code end}. */
  Diagnostic diagnostic(DiagnosticCode code, int start, int end, String expected, String message) {
    int lineStart = lineStart(start);
    int lineEnd = lineEnd(start);
    int column = 1 + text.codePointCount(lineStart, start);
    // Long lines are cut so that the caret stays visible.
    int codePoints = text.codePointCount(lineStart, lineEnd);
    int window = CircuitLimits.diagnosticColumnsMax;
    int from =
        codePoints <= window
            ? 0
            : Math.max(0, Math.min(column - 1 - window / 2, codePoints - window));
    int to = Math.min(codePoints, from + window);
    String shown =
        text.substring(
            text.offsetByCodePoints(lineStart, from), text.offsetByCodePoints(lineStart, to));
    int stop = Math.min(end, lineEnd);
    String offending = stop <= start ? "" : text.substring(start, stop);
    if (offending.codePointCount(0, offending.length()) > window) {
      offending = offending.substring(0, offending.offsetByCodePoints(0, window));
    }
    return new Diagnostic(
        code,
        line(start),
        column,
        printable(offending),
        expected,
        printable(message),
        printable(shown),
        column - from);
  }

  /** Terminals obey control characters, so none may reach them. */
  private static String printable(String text) {
    var printable = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c ->
                printable.appendCodePoint(
                    c == '\t' ? ' ' : Character.isISOControl(c) || isInvisible(c) ? '\uFFFD' : c));
    return printable.toString();
  }

  private static boolean isInvisible(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.SURROGATE;
  }

  /** Number of the line, from 1. */
  int line(int offset) {
    int line = 1;
    for (int i = text.indexOf('\n'); i >= 0 && i < offset; i = text.indexOf('\n', i + 1)) {
      line++;
    }
    return line;
  }

  private int lineStart(int offset) {
    return offset == 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  }

  private int lineEnd(int offset) {
    int end = text.indexOf('\n', offset);
    end = end < 0 ? text.length() : end;
    return end > offset && text.charAt(end - 1) == '\r' ? end - 1 : end;
  }

  /** Column of the offset from 1, in code points. */
  int column(int offset) {
    return 1 + text.codePointCount(lineStart(offset), offset);
  }
}
