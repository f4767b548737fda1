package org.laplace.circuits.qasm;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.laplace.circuits.qasm.syntax.ExpressionNode;

/** Tokens that stand for values: numbers, durations, bit strings and hardware qubits. */
final class LiteralParser {
  private static final int LARGEST_INTEGER_DIGITS = 20_000;

  private final TokenCursor cursor;

  LiteralParser(TokenCursor cursor) {
    this.cursor = cursor;
  }

  ExpressionNode integer(int at) {
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

  /** The number of a real literal. */
  double real(int at, String text) {
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

  ExpressionNode timing(int at) {
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

  ExpressionNode bits(int at) {
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

  ExpressionNode.HardwareQubit hardwareQubit(int at) {
    String digits = cursor.tokens().text(at).substring(1);
    if (digits.length() > 9) {
      throw cursor.fail(
          at, DiagnosticCode.TOO_MANY_QUBITS, "", "There is no hardware qubit of that number.");
    }
    return new ExpressionNode.HardwareQubit(at, Integer.parseInt(digits));
  }
}
