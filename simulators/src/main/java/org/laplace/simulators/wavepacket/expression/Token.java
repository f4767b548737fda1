package org.laplace.simulators.wavepacket.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of a formula.
 *
 * @param offset characters before it
 */
record Token(Kind kind, String text, int offset) {
  /** What a piece is. */
  enum Kind {
    NUMBER,
    NAME,
    SYMBOL,
    END
  }

  private static final Pattern NUMBER =
      Pattern.compile("([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]+)?");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");
  private static final Pattern SYMBOL = Pattern.compile("<=|>=|==|!=|[-+*/^(),<>]");

  boolean is(String symbol) {
    return kind != Kind.NUMBER && kind != Kind.END && text.equals(symbol);
  }

  /** How a message calls it. */
  String shown() {
    return kind == Kind.END ? "the end of the formula" : "\"" + text + "\"";
  }

  /** The pieces of a text, ended by one of kind END. */
  static List<Token> of(String text) throws InvalidExpression {
    var tokens = new ArrayList<Token>();
    int offset = 0;
    while (true) {
      while (offset < text.length() && Character.isWhitespace(text.charAt(offset))) {
        offset++;
      }
      if (offset == text.length()) {
        tokens.add(new Token(Kind.END, "", offset));
        return tokens;
      }
      Token token = at(text, offset);
      tokens.add(token);
      offset += token.text.length();
    }
  }

  private static Token at(String text, int offset) throws InvalidExpression {
    Matcher matcher = NUMBER.matcher(text).region(offset, text.length());
    if (matcher.lookingAt()) {
      return new Token(Kind.NUMBER, matcher.group(), offset);
    }
    if (matcher.usePattern(NAME).lookingAt()) {
      return new Token(Kind.NAME, matcher.group(), offset);
    }
    if (matcher.usePattern(SYMBOL).lookingAt()) {
      return new Token(Kind.SYMBOL, matcher.group(), offset);
    }
    String character = Character.toString(text.codePointAt(offset));
    throw new InvalidExpression(
        "FORMULA_SYNTAX",
        offset,
        "\""
            + character
            + "\" has no meaning in a formula; it is made of numbers, names, + - * / ^ ( ) , and"
            + " comparisons");
  }
}
