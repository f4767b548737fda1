package org.laplace.circuits.qasm;

import java.util.ArrayList;
import java.util.List;
import org.laplace.circuits.CircuitLimits;
import org.laplace.circuits.classical.Operator;
import org.laplace.circuits.qasm.syntax.ExpressionNode;
import org.laplace.circuits.qasm.syntax.Name;
import org.laplace.circuits.qasm.syntax.TypeNode;

/** Expressions of both versions, by precedence climbing. */
final class ExpressionParser {
  /** OpenQASM 3.0, "Evaluation order": prefixes bind tighter than * and looser than **. */
  private static final int PREFIX_PRECEDENCE = 11;

  private final TokenCursor cursor;
  private final LiteralParser literals;
  private final TypeParser types;
  private final boolean version2;
  private int depth;

  ExpressionParser(TokenCursor cursor, boolean version2) {
    this.cursor = cursor;
    this.literals = new LiteralParser(cursor);
    this.types = new TypeParser(cursor, this);
    this.version2 = version2;
  }

  TypeParser types() {
    return types;
  }

  /** An expression, with ++ as the loosest operator in version 3. */
  ExpressionNode expression() {
    ExpressionNode left = operand(0);
    int chained = 0;
    while (!version2 && cursor.is(TokenKind.CONCAT)) {
      int at = cursor.take();
      chained = countLink(at, chained);
      left = new ExpressionNode.Concatenation(at, left, operand(0));
    }
    return left;
  }

  /** The value of a declaration or assignment, which may be a measurement or a list. */
  ExpressionNode valueExpression() {
    if (cursor.isWord("measure")) {
      int at = cursor.take();
      return new ExpressionNode.Measurement(at, quantumOperand());
    }
    return cursor.is(TokenKind.LEFT_BRACE) ? list() : expression();
  }

  private ExpressionNode operand(int precedence) {
    enter();
    try {
      ExpressionNode left = prefix();
      int chained = 0;
      while (true) {
        Operator operator = OperatorTokens.of(cursor.kind(), version2);
        if (operator == null || OperatorTokens.precedence(operator) < precedence) {
          return left;
        }
        int at = cursor.take();
        chained = countLink(at, chained);
        boolean rightAssociative = operator == Operator.POWER;
        ExpressionNode right =
            operand(
                rightAssociative
                    ? OperatorTokens.precedence(operator)
                    : OperatorTokens.precedence(operator) + 1);
        left = new ExpressionNode.Binary(at, operator, left, right);
      }
    } finally {
      depth--;
    }
  }

  private void enter() {
    if (++depth > CircuitLimits.expressionDepthMax) {
      depth--;
      throw tooDeep(cursor.at());
    }
  }

  /** A chain of operators makes a tree as deep as it is long. */
  private int countLink(int at, int chained) {
    if (chained + depth >= CircuitLimits.expressionDepthMax) {
      throw tooDeep(at);
    }
    return chained + 1;
  }

  private SyntaxError tooDeep(int at) {
    return cursor.fail(
        at,
        DiagnosticCode.NESTING_TOO_DEEP,
        "",
        "This expression is nested deeper than "
            + CircuitLimits.expressionDepthMax
            + "; split it.");
  }

  private ExpressionNode prefix() {
    boolean isPrefix =
        switch (cursor.kind()) {
          case MINUS -> true;
          case NOT, TILDE -> !version2;
          case PLUS -> version2;
          default -> false;
        };
    if (!isPrefix) {
      return postfix();
    }
    int at = cursor.take();
    ExpressionNode operand = operand(PREFIX_PRECEDENCE);
    String symbol = cursor.tokens().text(at);
    return symbol.equals("+") ? operand : new ExpressionNode.Prefix(at, symbol, operand);
  }

  private ExpressionNode postfix() {
    ExpressionNode base = primary();
    int chained = 0;
    while (!version2 && cursor.is(TokenKind.LEFT_BRACKET)) {
      chained = countLink(cursor.at(), chained);
      base = index(base);
    }
    return base;
  }

  private ExpressionNode.Index index(ExpressionNode base) {
    int at = cursor.take();
    var indices = new ArrayList<ExpressionNode>();
    do {
      indices.add(cursor.is(TokenKind.LEFT_BRACE) ? list() : rangeOrExpression());
    } while (cursor.takeIf(TokenKind.COMMA) && !cursor.is(TokenKind.RIGHT_BRACKET));
    cursor.expect(TokenKind.RIGHT_BRACKET, "to close the index");
    return new ExpressionNode.Index(at, base, indices);
  }

  /** start : step : stop with any part missing, or one expression. */
  ExpressionNode rangeOrExpression() {
    int at = cursor.at();
    ExpressionNode first = cursor.is(TokenKind.COLON) ? null : expression();
    if (first != null && !cursor.is(TokenKind.COLON)) {
      return first;
    }
    cursor.expect(TokenKind.COLON, "in the range");
    ExpressionNode second = endsRangePart() ? null : expression();
    if (!cursor.takeIf(TokenKind.COLON)) {
      return new ExpressionNode.Range(at, first, null, second);
    }
    ExpressionNode third = endsRangePart() ? null : expression();
    return new ExpressionNode.Range(at, first, second, third);
  }

  private boolean endsRangePart() {
    return cursor.is(TokenKind.COLON)
        || cursor.is(TokenKind.RIGHT_BRACKET)
        || cursor.is(TokenKind.COMMA);
  }

  /** {a, b, c}, whose items may be lists. */
  ExpressionNode.ListLiteral list() {
    int at = cursor.expect(TokenKind.LEFT_BRACE, "to open the list");
    enter();
    try {
      var items = new ArrayList<ExpressionNode>();
      while (!cursor.is(TokenKind.RIGHT_BRACE)) {
        items.add(cursor.is(TokenKind.LEFT_BRACE) ? list() : expression());
        if (!cursor.takeIf(TokenKind.COMMA)) {
          break;
        }
      }
      cursor.expect(TokenKind.RIGHT_BRACE, "to close the list");
      return new ExpressionNode.ListLiteral(at, items);
    } finally {
      depth--;
    }
  }

  private ExpressionNode primary() {
    int at = cursor.at();
    Tokens tokens = cursor.tokens();
    return switch (cursor.kind()) {
      case INTEGER -> {
        cursor.take();
        // OpenQASM 2 computes with real numbers only: 1/2 is a half there and 0 in version 3.
        yield version2
            ? new ExpressionNode.RealLiteral(at, literals.real(at, tokens.text(at)))
            : literals.integer(at);
      }
      case REAL -> {
        cursor.take();
        yield new ExpressionNode.RealLiteral(at, literals.real(at, tokens.text(at)));
      }
      case IMAGINARY -> {
        cursor.take();
        String text = tokens.text(at);
        yield new ExpressionNode.ImaginaryLiteral(
            at, literals.real(at, text.substring(0, text.length() - 2).strip()));
      }
      case TIMING -> {
        cursor.take();
        yield literals.timing(at);
      }
      case STRING -> {
        cursor.take();
        yield literals.bits(at);
      }
      case HARDWARE_QUBIT -> {
        cursor.take();
        yield literals.hardwareQubit(at);
      }
      case LEFT_PAREN -> {
        cursor.take();
        ExpressionNode inner = expression();
        cursor.expect(TokenKind.RIGHT_PAREN, "to close the parenthesis");
        yield inner;
      }
      case IDENTIFIER -> {
        yield named(at);
      }
      default -> throw cursor.unexpected("an expression", "");
    };
  }

  private ExpressionNode named(int at) {
    String word = cursor.tokens().text(at);
    if (!version2) {
      switch (word) {
        case "true", "false" -> {
          cursor.take();
          return new ExpressionNode.TruthLiteral(at, word.equals("true"));
        }
        case "durationof" -> {
          cursor.take();
          cursor.expect(TokenKind.LEFT_PAREN, "after durationof");
          skipBraces();
          cursor.expect(TokenKind.RIGHT_PAREN, "to close durationof");
          return new ExpressionNode.DurationOf(at);
        }
        case "measure" ->
            throw cursor.fail(
                at,
                DiagnosticCode.MISPLACED,
                "an expression",
                "A measurement stands alone on the right of '=' or after 'return'; measure into a"
                    + " bit first and use the bit here.");
        default -> {
          if (TypeParser.starts(word)) {
            TypeNode type = types.type();
            cursor.expect(TokenKind.LEFT_PAREN, "after the type of a cast");
            ExpressionNode value = expression();
            cursor.expect(TokenKind.RIGHT_PAREN, "to close the cast");
            return new ExpressionNode.Cast(at, type, value);
          }
          boolean isPowFunction = word.equals("pow") && cursor.kindAfter(1) == TokenKind.LEFT_PAREN;
          if (Words.isReserved(word) && !isPowFunction) {
            throw cursor.unexpected("an expression", "");
          }
        }
      }
    }
    cursor.take();
    if (!cursor.is(TokenKind.LEFT_PAREN)) {
      return new ExpressionNode.Identifier(at, word);
    }
    return new ExpressionNode.Call(at, word, arguments());
  }

  private void skipBraces() {
    cursor.expect(TokenKind.LEFT_BRACE, "after durationof(");
    for (int braces = 1; braces > 0 && !cursor.is(TokenKind.END); cursor.take()) {
      braces += cursor.is(TokenKind.LEFT_BRACE) ? 1 : cursor.is(TokenKind.RIGHT_BRACE) ? -1 : 0;
    }
  }

  /** (a, b, c), perhaps empty. */
  List<ExpressionNode> arguments() {
    cursor.expect(TokenKind.LEFT_PAREN, "");
    var arguments = new ArrayList<ExpressionNode>();
    while (!cursor.is(TokenKind.RIGHT_PAREN)) {
      arguments.add(expression());
      if (!cursor.takeIf(TokenKind.COMMA)) {
        break;
      }
    }
    cursor.expect(TokenKind.RIGHT_PAREN, "to close the arguments");
    return arguments;
  }

  /** A plain integer, as OpenQASM 2 has them for sizes and indices. */
  ExpressionNode integerLiteral(String what) {
    return literals.integer(cursor.expect(TokenKind.INTEGER, what));
  }

  /** A qubit, a register or a part of one. */
  ExpressionNode quantumOperand() {
    int at = cursor.at();
    if (cursor.is(TokenKind.HARDWARE_QUBIT)) {
      cursor.take();
      return literals.hardwareQubit(at);
    }
    if (!cursor.is(TokenKind.IDENTIFIER)
        || (!version2 && Words.isReserved(cursor.tokens().text(at)))) {
      throw cursor.unexpected("a qubit or a register", "");
    }
    return indexed(cursor.take());
  }

  /** A name with any number of indices. */
  ExpressionNode indexed(int at) {
    ExpressionNode operand = new ExpressionNode.Identifier(at, cursor.tokens().text(at));
    int chained = 0;
    while (cursor.is(TokenKind.LEFT_BRACKET)) {
      chained = countLink(cursor.at(), chained);
      if (version2) {
        int bracket = cursor.take();
        ExpressionNode number = integerLiteral("as the index");
        cursor.expect(TokenKind.RIGHT_BRACKET, "to close the index");
        return new ExpressionNode.Index(bracket, operand, List.of(number));
      }
      operand = index(operand);
    }
    return operand;
  }

  /** A name that is not a reserved word. */
  Name name(String what) {
    int at = cursor.at();
    if (!cursor.is(TokenKind.IDENTIFIER)) {
      throw cursor.unexpected("a name", what);
    }
    String word = cursor.tokens().text(at);
    if (version2 ? Words.isReserved2(word) : Words.isReserved(word)) {
      throw cursor.fail(
          at,
          DiagnosticCode.SYNTAX,
          "a name",
          "'" + word + "' is a word of the language; choose another name " + what + ".");
    }
    if (version2 && !(word.charAt(0) >= 'a' && word.charAt(0) <= 'z')) {
      throw cursor.fail(
          at,
          DiagnosticCode.SYNTAX,
          "a name that starts with a small letter",
          "Names in OpenQASM 2 start with a small letter; rename '" + word + "'.");
    }
    cursor.take();
    return new Name(at, word);
  }
}
