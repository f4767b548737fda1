package org.laplace.circuits.qasm;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which version a program is in.
 *
 * @param version2 2.0 rather than 3.x
 * @param hasVersionLine whether the first three tokens are the version line
 */
record Header(boolean version2, boolean hasVersionLine) {
  private static final Pattern VERSION = Pattern.compile("[0-9]+(\\.[0-9]+)?");

  private static final Pattern OLD_INCLUDE =
      Pattern.compile("^[ \\t]*include[ \\t]*[\"']qelib1\\.inc[\"']", Pattern.MULTILINE);
  private static final Pattern NEW_INCLUDE =
      Pattern.compile("^[ \\t]*include[ \\t]*[\"']stdgates\\.inc[\"']", Pattern.MULTILINE);
  private static final Pattern OLD_REGISTER =
      Pattern.compile("^[ \\t]*qreg[ \\t]", Pattern.MULTILINE);

  /** Null, with a diagnostic, for a version that is neither. */
  static @Nullable Header read(Source source, Diagnostics diagnostics) {
    String text = source.text();
    int at = skipBlanks(text, 0);
    if (!text.startsWith("OPENQASM", at)) {
      boolean old =
          OLD_INCLUDE.matcher(text).find()
              || (OLD_REGISTER.matcher(text).find() && !NEW_INCLUDE.matcher(text).find());
      return new Header(old, false);
    }
    int start = skipBlanks(text, at + "OPENQASM".length());
    Matcher version = VERSION.matcher(text).region(start, text.length());
    if (!version.lookingAt()) {
      diagnostics.add(
          DiagnosticCode.SYNTAX,
          start,
          Math.min(start + 1, text.length()),
          "a version",
          "Expected the version after OPENQASM, as in OPENQASM 3.0;.");
      return null;
    }
    String number = version.group();
    int end = skipBlanks(text, version.end());
    if (end >= text.length() || text.charAt(end) != ';') {
      diagnostics.add(
          DiagnosticCode.SYNTAX,
          version.end() - 1,
          version.end(),
          "';'",
          "The semicolon is missing after the version line; add it.");
      return null;
    }
    boolean version2 = number.equals("2.0") || number.equals("2");
    boolean version3 = number.equals("3") || number.startsWith("3.");
    if (!version2 && !version3) {
      diagnostics.add(
          DiagnosticCode.VERSION_UNSUPPORTED,
          start,
          version.end(),
          "2.0 or 3.x",
          "OpenQASM " + number + " is not supported; 2.0 and 3.x are.");
      return null;
    }
    return new Header(version2, true);
  }

  private static int skipBlanks(String text, int from) {
    int at = from;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
        at++;
      } else if (text.startsWith("//", at)) {
        int newline = text.indexOf('\n', at);
        at = newline < 0 ? text.length() : newline;
      } else if (text.startsWith("/*", at)) {
        int end = text.indexOf("*/", at + 2);
        at = end < 0 ? text.length() : end + 2;
      } else {
        return at;
      }
    }
    return at;
  }
}
