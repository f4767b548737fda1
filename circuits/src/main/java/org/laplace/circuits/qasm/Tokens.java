package org.laplace.circuits.qasm;

import java.util.Arrays;

/** The tokens of a program, in arrays, ended by one of kind END. */
final class Tokens {
  private final Source source;
  private TokenKind[] kinds;
  private int[] starts;
  private int[] ends;
  private int size;

  Tokens(Source source) {
    this.source = source;
    int guess = source.text().length() / 3 + 16;
    kinds = new TokenKind[guess];
    starts = new int[guess];
    ends = new int[guess];
  }

  void add(TokenKind kind, int start, int end) {
    if (size == kinds.length) {
      int grown = size * 2;
      kinds = Arrays.copyOf(kinds, grown);
      starts = Arrays.copyOf(starts, grown);
      ends = Arrays.copyOf(ends, grown);
    }
    kinds[size] = kind;
    starts[size] = start;
    ends[size] = end;
    size++;
  }

  int size() {
    return size;
  }

  TokenKind kind(int token) {
    return kinds[token];
  }

  int start(int token) {
    return starts[token];
  }

  int end(int token) {
    return ends[token];
  }

  int length(int token) {
    return ends[token] - starts[token];
  }

  String text(int token) {
    return source.text().substring(starts[token], ends[token]);
  }

  /** The text of a string without its quotes, the second of which may be missing. */
  String unquoted(int token) {
    String text = text(token);
    boolean closed = text.length() > 1 && text.charAt(text.length() - 1) == text.charAt(0);
    return text.substring(1, closed ? text.length() - 1 : text.length());
  }

  /** Whether the token is exactly that text, without making a string. */
  boolean is(int token, String text) {
    return length(token) == text.length() && source.text().startsWith(text, starts[token]);
  }

  /** Whether a line break stands between the token and the one before. */
  boolean startsLine(int token) {
    int from = token == 0 ? 0 : ends[token - 1];
    int newline = source.text().indexOf('\n', from);
    return token == 0 || (newline >= 0 && newline < starts[token]);
  }
}
