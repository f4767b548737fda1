package org.laplace.circuits.qasm;

import static org.laplace.circuits.qasm.DiagnosticCode.BAD_NUMBER;
import static org.laplace.circuits.qasm.DiagnosticCode.NAME_TOO_LONG;
import static org.laplace.circuits.qasm.DiagnosticCode.UNEXPECTED_CHARACTER;
import static org.laplace.circuits.qasm.DiagnosticCode.UNTERMINATED;

import org.laplace.circuits.CircuitLimits;

/** Cuts a program into tokens: OpenQASM 2.0 as in arXiv 1707.03429, 3.x as in its grammar. */
final class Lexer {
  private final String text;
  private final Diagnostics diagnostics;
  private final Tokens tokens;
  private final boolean version2;
  private int at;

  private Lexer(Source source, boolean version2, Diagnostics diagnostics) {
    this.text = source.text();
    this.version2 = version2;
    this.diagnostics = diagnostics;
    this.tokens = new Tokens(source);
  }

  static Tokens lex(Source source, boolean version2, Diagnostics diagnostics) {
    var lexer = new Lexer(source, version2, diagnostics);
    while (lexer.skipBlanks() && !diagnostics.isFull()) {
      lexer.token();
    }
    lexer.tokens.add(TokenKind.END, lexer.text.length(), lexer.text.length());
    return lexer.tokens;
  }

  private char peek(int ahead) {
    int index = at + ahead;
    return index < text.length() ? text.charAt(index) : '\0';
  }

  /** Moves to the next token; false at the end. */
  private boolean skipBlanks() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
        at++;
      } else if (c == '/' && peek(1) == '/') {
        skipLine();
      } else if (c == '/' && peek(1) == '*' && !version2) {
        int end = text.indexOf("*/", at + 2);
        if (end < 0) {
          diagnostics.add(
              UNTERMINATED, at, at + 2, "'*/'", "This comment has no end; close it with */.");
          at = text.length();
        } else {
          at = end + 2;
        }
      } else {
        return true;
      }
    }
    return false;
  }

  private void skipLine() {
    int newline = text.indexOf('\n', at);
    at = newline < 0 ? text.length() : newline;
  }

  private void token() {
    char c = text.charAt(at);
    if (isNameStart(c) || isNameStart(text.codePointAt(at))) {
      name();
    } else if (isDigit(c) || (c == '.' && isDigit(peek(1)))) {
      number();
    } else if (c == '"' || c == '\'') {
      string(c);
    } else if (c == '$' && isDigit(peek(1)) && !version2) {
      int start = at++;
      while (isDigit(peek(0))) {
        at++;
      }
      tokens.add(TokenKind.HARDWARE_QUBIT, start, at);
    } else if (c == '#' && text.startsWith("#pragma", at) && !version2) {
      restOfLine(TokenKind.PRAGMA);
    } else if (c == '@' && !version2 && isNameStart(peek(1)) && startsStatement()) {
      restOfLine(TokenKind.ANNOTATION);
    } else {
      punctuation(c);
    }
  }

  private void restOfLine(TokenKind kind) {
    int start = at;
    skipLine();
    tokens.add(kind, start, at);
  }

  /** Whether the token before, if any, ended a statement. */
  private boolean startsStatement() {
    if (tokens.size() == 0) {
      return true;
    }
    return switch (tokens.kind(tokens.size() - 1)) {
      case SEMICOLON, LEFT_BRACE, RIGHT_BRACE, ANNOTATION, PRAGMA, CALIBRATION -> true;
      default -> false;
    };
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private boolean isNameStart(int c) {
    if (c < 0x80) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c == '_' && !version2);
    }
    return !version2 && (Character.isLetter(c) || Character.getType(c) == Character.LETTER_NUMBER);
  }

  private boolean isNamePart(int c) {
    return isNameStart(c) || (c >= '0' && c <= '9') || c == '_';
  }

  private void name() {
    int start = at;
    while (at < text.length()) {
      int c = text.charAt(at);
      if (c >= 0x80) {
        c = text.codePointAt(at);
      }
      if (!isNamePart(c)) {
        break;
      }
      at += Character.charCount(c);
    }
    if (at - start > CircuitLimits.identifierLengthMax) {
      diagnostics.add(
          NAME_TOO_LONG,
          start,
          at,
          "",
          "This name is longer than " + CircuitLimits.identifierLengthMax + " characters.");
    }
    if (!version2 && startsStatement()) {
      if (matches(start, "pragma")) {
        at = start;
        restOfLine(TokenKind.PRAGMA);
        return;
      }
      if (matches(start, "cal") || matches(start, "defcal")) {
        calibration(start);
        return;
      }
    }
    tokens.add(TokenKind.IDENTIFIER, start, at);
  }

  private boolean matches(int start, String word) {
    return at - start == word.length() && text.startsWith(word, start);
  }

  /** A calibration is in another language, so its braces are all that is looked at. */
  private void calibration(int start) {
    int depth = 0;
    while (skipBlanks()) {
      char c = text.charAt(at++);
      if (c == '{') {
        depth++;
      } else if (c == '}' && --depth <= 0) {
        tokens.add(TokenKind.CALIBRATION, start, at);
        return;
      } else if (c == ';' && depth == 0) {
        break;
      }
    }
    diagnostics.add(
        UNTERMINATED, start, start + 3, "'{' and '}'", "This calibration has no closed block.");
  }

  private void string(char quote) {
    int start = at++;
    while (at < text.length() && text.charAt(at) != quote && text.charAt(at) != '\n') {
      at++;
    }
    if (at >= text.length() || text.charAt(at) == '\n') {
      diagnostics.add(
          UNTERMINATED, start, at, String.valueOf(quote), "This string has no end on its line.");
      // What follows is read as if the end and a semicolon were there.
      tokens.add(TokenKind.STRING, start, at);
      tokens.add(TokenKind.SEMICOLON, at, at);
      return;
    }
    at++;
    tokens.add(TokenKind.STRING, start, at);
  }

  private void number() {
    int start = at;
    TokenKind kind = TokenKind.INTEGER;
    char prefix = Character.toLowerCase(peek(1));
    if (!version2 && peek(0) == '0' && (prefix == 'x' || prefix == 'b' || prefix == 'o')) {
      at += 2;
      while (isNamePart(peek(0))) {
        at++;
      }
      checkDigits(start, prefix == 'x' ? 16 : prefix == 'b' ? 2 : 8);
      tokens.add(kind, start, at);
      return;
    }
    digits();
    if (peek(0) == '.') {
      kind = TokenKind.REAL;
      at++;
      digits();
    }
    if ((peek(0) == 'e' || peek(0) == 'E')
        && (isDigit(peek(1)) || ((peek(1) == '+' || peek(1) == '-') && isDigit(peek(2))))) {
      kind = TokenKind.REAL;
      at += 2;
      digits();
    }
    if (!version2) {
      TokenKind suffixed = suffix();
      kind = suffixed == null ? kind : suffixed;
    }
    if (isNamePart(peek(0))) {
      int suffixStart = at;
      while (isNamePart(peek(0))) {
        at++;
      }
      diagnostics.add(
          BAD_NUMBER,
          start,
          at,
          "",
          "'"
              + text.substring(start, at)
              + "' is neither a number nor a name: '"
              + text.substring(suffixStart, at)
              + "' follows the digits. Names start with a letter.");
      tokens.add(kind, start, suffixStart);
      return;
    }
    tokens.add(kind, start, at);
  }

  private void digits() {
    while (isDigit(peek(0)) || (peek(0) == '_' && isDigit(peek(1)) && !version2)) {
      at++;
    }
  }

  /** An imaginary number or a duration, or null. */
  private @org.jspecify.annotations.Nullable TokenKind suffix() {
    int unit = at;
    while (unit < text.length() && (text.charAt(unit) == ' ' || text.charAt(unit) == '\t')) {
      unit++;
    }
    for (String suffix : new String[] {"im", "dt", "ns", "us", "µs", "μs", "ms", "s"}) {
      if (text.startsWith(suffix, unit)
          && (unit + suffix.length() >= text.length()
              || !isNamePart(text.charAt(unit + suffix.length())))) {
        at = unit + suffix.length();
        return suffix.equals("im") ? TokenKind.IMAGINARY : TokenKind.TIMING;
      }
    }
    return null;
  }

  private void checkDigits(int start, int radix) {
    boolean bad = at == start + 2 || text.charAt(at - 1) == '_';
    for (int i = start + 2; i < at; i++) {
      bad |= text.charAt(i) != '_' && Character.digit(text.charAt(i), radix) < 0;
    }
    if (bad) {
      diagnostics.add(
          BAD_NUMBER,
          start,
          at,
          "",
          "'" + text.substring(start, at) + "' is not a number of base " + radix + ".");
    }
  }

  private void punctuation(char c) {
    TokenKind kind = punctuationKind(c);
    if (kind == null) {
      int codePoint = text.codePointAt(at);
      int end = at + Character.charCount(codePoint);
      diagnostics.add(
          UNEXPECTED_CHARACTER,
          at,
          end,
          "",
          c == '/' && peek(1) == '*'
              ? "Block comments are part of OpenQASM 3; OpenQASM 2 has // comments only."
              : "The character '"
                  + text.substring(at, end)
                  + "' starts nothing in OpenQASM; remove it.");
      int comment = c == '/' ? text.indexOf("*/", at) : -1;
      at = comment < 0 ? end : comment + 2;
      return;
    }
    int length = kind.text().length() - 2;
    tokens.add(kind, at, at + length);
    at += length;
  }

  private @org.jspecify.annotations.Nullable TokenKind punctuationKind(char c) {
    char d = peek(1);
    char e = peek(2);
    return switch (c) {
      case ';' -> TokenKind.SEMICOLON;
      case ',' -> TokenKind.COMMA;
      case ':' -> TokenKind.COLON;
      case '(' -> TokenKind.LEFT_PAREN;
      case ')' -> TokenKind.RIGHT_PAREN;
      case '[' -> TokenKind.LEFT_BRACKET;
      case ']' -> TokenKind.RIGHT_BRACKET;
      case '{' -> TokenKind.LEFT_BRACE;
      case '}' -> TokenKind.RIGHT_BRACE;
      case '@' -> TokenKind.AT;
      case '#' -> TokenKind.HASH;
      case '+' -> d == '=' ? TokenKind.ASSIGN_ADD : d == '+' ? TokenKind.CONCAT : TokenKind.PLUS;
      case '-' ->
          d == '>' ? TokenKind.ARROW : d == '=' ? TokenKind.ASSIGN_SUBTRACT : TokenKind.MINUS;
      case '*' ->
          d == '*'
              ? (e == '=' ? TokenKind.ASSIGN_POWER : TokenKind.POWER)
              : d == '=' ? TokenKind.ASSIGN_MULTIPLY : TokenKind.STAR;
      case '/' -> d == '=' ? TokenKind.ASSIGN_DIVIDE : d == '*' ? null : TokenKind.SLASH;
      case '%' -> d == '=' ? TokenKind.ASSIGN_MODULO : TokenKind.PERCENT;
      case '<' ->
          d == '<'
              ? (e == '=' ? TokenKind.ASSIGN_SHIFT_LEFT : TokenKind.SHIFT_LEFT)
              : d == '=' ? TokenKind.LESS_OR_EQUAL : TokenKind.LESS;
      case '>' ->
          d == '>'
              ? (e == '=' ? TokenKind.ASSIGN_SHIFT_RIGHT : TokenKind.SHIFT_RIGHT)
              : d == '=' ? TokenKind.GREATER_OR_EQUAL : TokenKind.GREATER;
      case '=' -> d == '=' ? TokenKind.EQUAL : TokenKind.ASSIGN;
      case '!' -> d == '=' ? TokenKind.NOT_EQUAL : TokenKind.NOT;
      case '&' -> d == '&' ? TokenKind.AND : d == '=' ? TokenKind.ASSIGN_AND : TokenKind.BIT_AND;
      case '|' -> d == '|' ? TokenKind.OR : d == '=' ? TokenKind.ASSIGN_OR : TokenKind.BIT_OR;
      case '^' -> d == '=' ? TokenKind.ASSIGN_XOR : TokenKind.CARET;
      case '~' -> TokenKind.TILDE;
      default -> null;
    };
  }
}
