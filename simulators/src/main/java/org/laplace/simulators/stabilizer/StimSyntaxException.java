package org.laplace.simulators.stabilizer;

/** What is wrong in a line; ends the line, not the program. */
final class StimSyntaxException extends Exception {
  private static final long serialVersionUID = 1;

  private final String code;
  private final int column;

  StimSyntaxException(String code, int column, String message) {
    super(message, null, false, false);
    this.code = code;
    this.column = column;
  }

  String code() {
    return code;
  }

  int column() {
    return column;
  }
}
