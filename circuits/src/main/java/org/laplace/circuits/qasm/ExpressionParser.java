package org.laplace.circuits.qasm;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laplace.circuits.CircuitLimits;
import org.laplace.circuits.classical.Operator;
import org.laplace.circuits.qasm.syntax.ExpressionNode;
import org.laplace.circuits.qasm.syntax.Name;
import org.laplace.circuits.qasm.syntax.TypeNode;

/** Expressions and types of both versions, by precedence climbing. */
final class ExpressionParser {
  /** OpenQASM 3.0, "Evaluation order": prefixes bind tighter than * and looser than **. */
  private static final int PREFIX_PRECEDENCE = 11;

  private static final int LARGEST_INTEGER_DIGITS = 20_000;

  private final TokenCursor cursor;
  private final boolean version2;
  private int depth;

  ExpressionParser(TokenCursor cursor, boolean version2) {
    this.cursor = cursor;
    this.version2 = version2;
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
        Operator operator = operator(cursor.kind());
        if (operator == null || precedence(operator) < precedence) {
          return left;
        }
        int at = cursor.take();
        chained = countLink(at, chained);
        boolean rightAssociative = operator == Operator.POWER;
        ExpressionNode right =
            operand(rightAssociative ? precedence(operator) : precedence(operator) + 1);
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

  private static int precedence(Operator operator) {
    return switch (operator) {
      case OR -> 1;
      case AND -> 2;
      case BIT_OR -> 3;
      case BIT_XOR -> 4;
      case BIT_AND -> 5;
      case EQUAL, NOT_EQUAL -> 6;
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> 7;
      case SHIFT_LEFT, SHIFT_RIGHT -> 8;
      case ADD, SUBTRACT -> 9;
      case MULTIPLY, DIVIDE, MODULO -> 10;
      case POWER -> 12;
    };
  }

  private @Nullable Operator operator(TokenKind kind) {
    if (version2) {
      return switch (kind) {
        case PLUS -> Operator.ADD;
        case MINUS -> Operator.SUBTRACT;
        case STAR -> Operator.MULTIPLY;
        case SLASH -> Operator.DIVIDE;
        case CARET -> Operator.POWER;
        default -> null;
      };
    }
    return switch (kind) {
      case PLUS -> Operator.ADD;
      case MINUS -> Operator.SUBTRACT;
      case STAR -> Operator.MULTIPLY;
      case SLASH -> Operator.DIVIDE;
      case PERCENT -> Operator.MODULO;
      case POWER -> Operator.POWER;
      case SHIFT_LEFT -> Operator.SHIFT_LEFT;
      case SHIFT_RIGHT -> Operator.SHIFT_RIGHT;
      case LESS -> Operator.LESS;
      case LESS_OR_EQUAL -> Operator.LESS_OR_EQUAL;
      case GREATER -> Operator.GREATER;
      case GREATER_OR_EQUAL -> Operator.GREATER_OR_EQUAL;
      case EQUAL -> Operator.EQUAL;
      case NOT_EQUAL -> Operator.NOT_EQUAL;
      case BIT_AND -> Operator.BIT_AND;
      case CARET -> Operator.BIT_XOR;
      case BIT_OR -> Operator.BIT_OR;
      case AND -> Operator.AND;
      case OR -> Operator.OR;
      default -> null;
    };
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
            ? new ExpressionNode.RealLiteral(at, real(at, tokens.text(at)))
            : integer(at);
      }
      case REAL -> {
        cursor.take();
        yield new ExpressionNode.RealLiteral(at, real(at, tokens.text(at)));
      }
      case IMAGINARY -> {
        cursor.take();
        String text = tokens.text(at);
        yield new ExpressionNode.ImaginaryLiteral(
            at, real(at, text.substring(0, text.length() - 2).strip()));
      }
      case TIMING -> {
        cursor.take();
        yield timing(at);
      }
      case STRING -> {
        cursor.take();
        yield bits(at);
      }
      case HARDWARE_QUBIT -> {
        cursor.take();
        yield hardwareQubit(at);
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
          if (isType(word)) {
            TypeNode type = type();
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
    return integer(cursor.expect(TokenKind.INTEGER, what));
  }

  private ExpressionNode integer(int at) {
    String text = cursor.tokens().text(at);
    if (text.length() < 18 && isPlain(text)) {
      return new ExpressionNode.IntegerLiteral(at, Long.parseLong(text));
    }
    String digits = text.replace("_", "");
    int radix = 10;
    if (digits.length() > 2 && digits.charAt(0) == '0') {
      radix =
          switch (Character.toLowerCase(digits.charAt(1))) {
            case 'x' -> 16;
            case 'o' -> 8;
            case 'b' -> 2;
            default -> 10;
          };
      digits = radix == 10 ? digits : digits.substring(2);
    }
    if (digits.length() > LARGEST_INTEGER_DIGITS || !isNumber(digits, radix)) {
      throw cursor.fail(
          at, DiagnosticCode.BAD_NUMBER, "", "This integer is malformed or has too many digits.");
    }
    var value = new BigInteger(digits, radix);
    return value.bitLength() < Long.SIZE
        ? new ExpressionNode.IntegerLiteral(at, value.longValue())
        : new ExpressionNode.LargeLiteral(at, value);
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static boolean isNumber(String digits, int radix) {
    return !digits.isEmpty() && digits.chars().allMatch(c -> Character.digit(c, radix) >= 0);
  }

  private double real(int at, String text) {
    String plain = text.replace("_", "");
    if (plain.endsWith(".")) {
      plain = plain + "0";
    }
    double value = Double.parseDouble(plain);
    if (!Double.isFinite(value)) {
      throw cursor.fail(
          at, DiagnosticCode.BAD_NUMBER, "a finite number", "This number is too large.");
    }
    return value;
  }

  private ExpressionNode timing(int at) {
    String text = cursor.tokens().text(at);
    int unitStart = text.length();
    while (!Character.isDigit(text.charAt(unitStart - 1)) && text.charAt(unitStart - 1) != '.') {
      unitStart--;
    }
    String unit = text.substring(unitStart).strip();
    String digits = text.substring(0, unitStart).strip();
    double number = real(at, digits);
    int exponent =
        switch (unit) {
          case "ns" -> -9;
          case "us", "µs", "μs" -> -6;
          case "ms" -> -3;
          default -> 0;
        };
    double seconds =
        exponent == 0 ? number : new BigDecimal(number).scaleByPowerOfTen(exponent).doubleValue();
    return new ExpressionNode.TimingLiteral(at, seconds, unit.equals("dt"));
  }

  private ExpressionNode bits(int at) {
    String digits = cursor.tokens().unquoted(at).replace("_", "");
    if (digits.isEmpty() || !digits.chars().allMatch(c -> c == '0' || c == '1')) {
      throw cursor.fail(
          at,
          DiagnosticCode.BAD_NUMBER,
          "a string of 0 and 1",
          "A bit string has digits 0 and 1 only, highest bit first, such as \"0101\".");
    }
    return new ExpressionNode.BitsLiteral(at, digits);
  }

  private ExpressionNode.HardwareQubit hardwareQubit(int at) {
    String digits = cursor.tokens().text(at).substring(1);
    if (digits.length() > 9) {
      throw cursor.fail(
          at, DiagnosticCode.TOO_MANY_QUBITS, "", "There is no hardware qubit of that number.");
    }
    return new ExpressionNode.HardwareQubit(at, Integer.parseInt(digits));
  }

  /** A qubit, a register or a part of one. */
  ExpressionNode quantumOperand() {
    int at = cursor.at();
    if (cursor.is(TokenKind.HARDWARE_QUBIT)) {
      cursor.take();
      return hardwareQubit(at);
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

  static boolean isType(String word) {
    return switch (word) {
      case "bit",
          "bool",
          "int",
          "uint",
          "float",
          "angle",
          "complex",
          "duration",
          "stretch",
          "array" ->
          true;
      default -> false;
    };
  }

  /** A classical type. */
  TypeNode type() {
    int at = cursor.expect(TokenKind.IDENTIFIER, "as a type");
    return switch (cursor.tokens().text(at)) {
      case "bit" -> sized(at, TypeNode.Kind.BIT);
      case "int" -> sized(at, TypeNode.Kind.INT);
      case "uint" -> sized(at, TypeNode.Kind.UINT);
      case "float" -> sized(at, TypeNode.Kind.FLOAT);
      case "angle" -> sized(at, TypeNode.Kind.ANGLE);
      case "bool" -> plain(at, TypeNode.Kind.BOOL);
      case "duration" -> plain(at, TypeNode.Kind.DURATION);
      case "stretch" -> plain(at, TypeNode.Kind.STRETCH);
      case "complex" -> complex(at);
      case "array" -> array(at, TypeNode.Kind.ARRAY);
      default ->
          throw cursor.fail(
              at,
              DiagnosticCode.SYNTAX,
              "a type",
              "'" + cursor.tokens().text(at) + "' is not a type.");
    };
  }

  private static TypeNode plain(int at, TypeNode.Kind kind) {
    return new TypeNode(at, kind, null, null, List.of());
  }

  TypeNode sized(int at, TypeNode.Kind kind) {
    return new TypeNode(at, kind, designator(), null, List.of());
  }

  /** [size], or null where there is none. */
  @Nullable ExpressionNode designator() {
    if (!cursor.takeIf(TokenKind.LEFT_BRACKET)) {
      return null;
    }
    ExpressionNode size = expression();
    cursor.expect(TokenKind.RIGHT_BRACKET, "to close the size");
    return size;
  }

  private TypeNode complex(int at) {
    TypeNode component = null;
    if (cursor.takeIf(TokenKind.LEFT_BRACKET)) {
      component = type();
      cursor.expect(TokenKind.RIGHT_BRACKET, "to close the component type");
    }
    return new TypeNode(at, TypeNode.Kind.COMPLEX, null, component, List.of());
  }

  /** array[element, sizes], or in a subroutine's head array[element, #dim = n]. */
  TypeNode array(int at, TypeNode.Kind kind) {
    cursor.expect(TokenKind.LEFT_BRACKET, "after 'array'");
    TypeNode element = cursor.isWord("array") ? null : type();
    if (element == null) {
      throw cursor.unexpected("a scalar type", "as the element of an array");
    }
    var dimensions = new ArrayList<ExpressionNode>();
    while (cursor.takeIf(TokenKind.COMMA)) {
      if (cursor.takeIf(TokenKind.HASH)) {
        if (!cursor.takeWord("dim")) {
          throw cursor.unexpected("'dim'", "after '#'");
        }
        cursor.expect(TokenKind.ASSIGN, "after '#dim'");
      }
      dimensions.add(expression());
    }
    cursor.expect(TokenKind.RIGHT_BRACKET, "to close the array type");
    return new TypeNode(at, kind, null, element, dimensions);
  }
}
