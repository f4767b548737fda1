package org.laplace.simulators.stabilizer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.laplace.simulators.SimulatorLimits;

/**
 * A line of Stim's language, read: {@code NAME[tag](arguments) targets}.
 *
 * @param name in upper case; empty for a line without an instruction
 * @param rounds of a REPEAT, whose line ends with a brace; 0 of all others
 */
record StimLine(
    String name, int column, List<Double> arguments, List<StimTarget> targets, long rounds) {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]{1,40}(\\.[0-9]{0,40})?|\\.[0-9]{1,40})([eE][+-]?[0-9]{1,4})?");

  /** Reads a line. */
  static StimLine read(String text) throws StimSyntaxException {
    return new Reader(text).line();
  }

  /** Goes through a line once. */
  private static final class Reader {
    private final String text;
    private int at;

    Reader(String text) {
      int comment = commentStart(text);
      this.text = comment < 0 ? text : text.substring(0, comment);
    }

    /** A tag may hold the sign that begins a comment elsewhere. */
    private static int commentStart(String text) {
      boolean inTag = false;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == '#' && !inTag) {
          return i;
        }
        inTag = c == '[' || (inTag && c != ']');
      }
      return -1;
    }

    StimLine line() throws StimSyntaxException {
      skipSpace();
      int column = at + 1;
      if (at < text.length() && text.charAt(at) == '}') {
        at++;
        expectEnd();
        return new StimLine("}", column, List.of(), List.of(), 0);
      }
      String name = word().toUpperCase(Locale.ROOT);
      if (name.isEmpty()) {
        expectEnd();
        return new StimLine("", column, List.of(), List.of(), 0);
      }
      skipTag();
      if (name.equals("REPEAT")) {
        return new StimLine(name, column, List.of(), List.of(), rounds());
      }
      List<Double> arguments = arguments();
      List<StimTarget> targets = targets();
      expectEnd();
      return new StimLine(name, column, arguments, targets, 0);
    }

    private long rounds() throws StimSyntaxException {
      skipSpace();
      int from = at;
      long rounds = number(SimulatorLimits.stimStepsMax);
      if (rounds == 0) {
        at = from;
        throw wrong("A block is repeated at least once");
      }
      skipSpace();
      if (at == text.length() || text.charAt(at) != '{') {
        throw wrong("A { was expected here");
      }
      at++;
      expectEnd();
      return rounds;
    }

    private void skipSpace() {
      while (at < text.length() && isSpace(text.charAt(at))) {
        at++;
      }
    }

    private static boolean isSpace(char c) {
      return c == ' ' || c == '\t' || c == '\r';
    }

    private static boolean isDigit(char c) {
      return c >= '0' && c <= '9';
    }

    private String word() {
      int from = at;
      while (at < text.length() && isWord(text.charAt(at))) {
        at++;
      }
      return text.substring(from, at);
    }

    private static boolean isWord(char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) || c == '_';
    }

    private void skipTag() throws StimSyntaxException {
      if (at < text.length() && text.charAt(at) == '[') {
        int end = text.indexOf(']', at);
        if (end < 0) {
          throw wrong("A tag begins here; close it with ]");
        }
        at = end + 1;
      }
    }

    private List<Double> arguments() throws StimSyntaxException {
      var arguments = new ArrayList<Double>();
      if (at == text.length() || text.charAt(at) != '(') {
        return arguments;
      }
      at++;
      skipSpace();
      while (at < text.length() && text.charAt(at) != ')') {
        int from = at;
        while (at < text.length() && ",) \t".indexOf(text.charAt(at)) < 0) {
          at++;
        }
        String number = text.substring(from, at);
        if (!NUMBER.matcher(number).matches()) {
          at = from;
          throw wrong("A number was expected here");
        }
        arguments.add(Double.valueOf(number));
        skipSpace();
        if (at < text.length() && text.charAt(at) == ',') {
          at++;
          skipSpace();
        } else if (at < text.length() && text.charAt(at) != ')') {
          throw wrong("A comma or ) was expected here");
        }
      }
      if (at == text.length()) {
        throw wrong("The arguments end here; close them with )");
      }
      at++;
      return arguments;
    }

    private List<StimTarget> targets() throws StimSyntaxException {
      var targets = new ArrayList<StimTarget>();
      while (true) {
        int before = at;
        skipSpace();
        if (at == text.length() || text.charAt(at) == '{') {
          return targets;
        }
        boolean joined = text.charAt(at) == '*';
        if (joined) {
          if (targets.isEmpty()) {
            throw wrong("There is nothing before this * to join to");
          }
          at++;
          skipSpace();
        } else if (at == before) {
          throw wrong("A space was expected here");
        }
        targets.add(target(joined));
      }
    }

    private StimTarget target(boolean joined) throws StimSyntaxException {
      int column = at + 1;
      boolean inverted = at < text.length() && text.charAt(at) == '!';
      at += inverted ? 1 : 0;
      if (text.startsWith("rec[-", at) || text.startsWith("REC[-", at)) {
        return bracketed(StimTarget.Kind.RECORD, 5, inverted, joined, column);
      }
      if (text.startsWith("sweep[", at)) {
        return bracketed(StimTarget.Kind.SWEEP, 6, inverted, joined, column);
      }
      StimTarget.Kind kind = StimTarget.Kind.QUBIT;
      if (at < text.length()) {
        kind =
            switch (text.charAt(at)) {
              case 'X', 'x' -> StimTarget.Kind.PAULI_X;
              case 'Y', 'y' -> StimTarget.Kind.PAULI_Y;
              case 'Z', 'z' -> StimTarget.Kind.PAULI_Z;
              default -> kind;
            };
      }
      at += kind.isPauli() ? 1 : 0;
      return new StimTarget(
          kind, (int) number(SimulatorLimits.stabilizerQubitsMax - 1), inverted, joined, column);
    }

    private StimTarget bracketed(
        StimTarget.Kind kind, int skipped, boolean inverted, boolean joined, int column)
        throws StimSyntaxException {
      at += skipped;
      int number = (int) number(SimulatorLimits.stimRowsMax);
      if (at == text.length() || text.charAt(at) != ']') {
        throw wrong("A ] was expected here");
      }
      at++;
      return new StimTarget(kind, number, inverted, joined, column);
    }

    private long number(long most) throws StimSyntaxException {
      int from = at;
      long value = 0;
      while (at < text.length() && isDigit(text.charAt(at)) && value <= most) {
        value = 10 * value + (text.charAt(at) - '0');
        at++;
      }
      if (at == from) {
        throw wrong("A target was expected here: a qubit, X1, rec[-1]");
      }
      if (value > most) {
        throw new StimSyntaxException(
            "NUMBER_TOO_LARGE", from + 1, "This number is too large; at most " + most);
      }
      return value;
    }

    private void expectEnd() throws StimSyntaxException {
      skipSpace();
      if (at < text.length()) {
        throw wrong("The line should end here");
      }
    }

    private StimSyntaxException wrong(String message) {
      return new StimSyntaxException("SYNTAX", at + 1, message);
    }
  }
}
