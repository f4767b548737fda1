package org.laplace.circuits.qasm;

import org.laplace.circuits.CircuitLimits;

/** The parser's place in the tokens, and the problems that it meets. */
final class TokenCursor {
  private final Tokens tokens;
  private final Diagnostics diagnostics;
  private int next;
  private int depth;

  TokenCursor(Tokens tokens, Diagnostics diagnostics) {
    this.tokens = tokens;
    this.diagnostics = diagnostics;
  }

  /** Number of the next token. */
  int at() {
    return next;
  }

  Tokens tokens() {
    return tokens;
  }

  TokenKind kind() {
    return tokens.kind(next);
  }

  TokenKind kindAfter(int ahead) {
    return tokens.kind(Math.min(next + ahead, tokens.size() - 1));
  }

  boolean is(TokenKind kind) {
    return tokens.kind(next) == kind;
  }

  /** Whether the next token is that word. */
  boolean isWord(String word) {
    return is(TokenKind.IDENTIFIER) && tokens.is(next, word);
  }

  /** Steps over the next token and returns its number. */
  int take() {
    int taken = next;
    if (!is(TokenKind.END)) {
      next++;
    }
    return taken;
  }

  boolean takeIf(TokenKind kind) {
    if (is(kind)) {
      next++;
      return true;
    }
    return false;
  }

  boolean takeWord(String word) {
    if (isWord(word)) {
      next++;
      return true;
    }
    return false;
  }

  /** Steps over a token of that kind, or fails. */
  int expect(TokenKind kind, String where) {
    if (!is(kind)) {
      throw unexpected(kind.text(), where);
    }
    return take();
  }

  /** The end of a statement; where it is missing, that is said at the end of the line. */
  void expectSemicolon(String where) {
    if (takeIf(TokenKind.SEMICOLON)) {
      return;
    }
    if (next > 0 && (is(TokenKind.END) || tokens.startsLine(next))) {
      int end = tokens.end(next - 1);
      diagnostics.add(
          DiagnosticCode.SYNTAX,
          end - 1,
          end,
          "';'",
          "The semicolon is missing after '" + shown(next - 1) + "'; add it.");
      return;
    }
    throw unexpected("';'", where);
  }

  /** Notes that something else was expected here. */
  SyntaxError unexpected(String expected, String where) {
    String found = is(TokenKind.END) ? TokenKind.END.text() : "'" + shown(next) + "'";
    return fail(
        next,
        DiagnosticCode.SYNTAX,
        expected,
        "Expected " + expected + (where.isEmpty() ? "" : " " + where) + ", found " + found + ".");
  }

  /** Notes a problem at a token. */
  SyntaxError fail(int token, DiagnosticCode code, String expected, String message) {
    diagnostics.add(code, tokens.start(token), tokens.end(token), expected, message);
    return new SyntaxError();
  }

  private String shown(int token) {
    String text = tokens.text(token);
    return text.length() <= 40 ? text : text.substring(0, 40) + "...";
  }

  /** Goes one block deeper; every call is paired with {@link #leave}. */
  void enter(int token) {
    if (++depth > CircuitLimits.nestingMax) {
      depth--;
      throw fail(
          token,
          DiagnosticCode.NESTING_TOO_DEEP,
          "",
          "Blocks are nested deeper than " + CircuitLimits.nestingMax + "; flatten them.");
    }
  }

  void leave() {
    depth--;
  }

  /**
   * Skips what is left of a broken statement, so that the next one is read as if nothing had
   * happened.
   *
   * @param start the first token of the statement
   */
  void recover(int start) {
    if (next == start && !is(TokenKind.RIGHT_BRACE)) {
      next = is(TokenKind.END) ? next : next + 1;
    }
    int braces = 0;
    while (!is(TokenKind.END)) {
      switch (kind()) {
        case SEMICOLON -> {
          next++;
          if (braces == 0) {
            return;
          }
          continue;
        }
        case LEFT_BRACE -> braces++;
        case RIGHT_BRACE -> {
          if (braces == 0) {
            return;
          }
          if (--braces == 0) {
            next++;
            return;
          }
        }
        default -> {
          if (braces == 0 && next > start + 1 && tokens.startsLine(next) && isStatementWord()) {
            return;
          }
        }
      }
      next++;
    }
  }

  /** Words that start a statement and are nothing else. */
  private boolean isStatementWord() {
    if (!is(TokenKind.IDENTIFIER)) {
      return false;
    }
    return switch (tokens.text(next)) {
      case "qreg",
          "creg",
          "qubit",
          "bit",
          "gate",
          "include",
          "measure",
          "reset",
          "barrier",
          "if",
          "for",
          "while",
          "def",
          "let",
          "input",
          "output",
          "const",
          "opaque",
          "OPENQASM" ->
          true;
      default -> false;
    };
  }
}
