package org.laplace.circuits.classical;

/**
 * What operators and functions compute. Deterministic to the bit: integers wrap, floats are IEEE
 * 754 with StrictMath for what is not a basic operation.
 */
public final class Arithmetic {
  private Arithmetic() {}

  /**
   * The value of {@code left operator right}.
   *
   * @throws ClassicalFault if the operands do not fit the operator, or for an integer division by 0
   */
  public static Value apply(Operator operator, Value left, Value right) {
    return switch (operator) {
      case AND -> new Value.Truth(Conversions.truth(left) && Conversions.truth(right));
      case OR -> new Value.Truth(Conversions.truth(left) || Conversions.truth(right));
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, EQUAL, NOT_EQUAL ->
          new Value.Truth(Comparisons.holds(operator, left, right));
      case SHIFT_LEFT, SHIFT_RIGHT -> BitPatterns.shift(operator, left, right);
      case BIT_AND, BIT_OR, BIT_XOR -> BitPatterns.bitwise(operator, left, right);
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO, POWER -> arithmetic(operator, left, right);
    };
  }

  /**
   * The value of a function.
   *
   * @throws ClassicalFault if an operand is of the wrong type, or for an integer division by 0
   */
  public static Value apply(Function function, Value... operands) {
    Value operand = operands[0];
    return switch (function) {
      case NEGATE -> negate(operand);
      case NOT -> new Value.Truth(!Conversions.truth(operand));
      case COMPLEMENT -> BitPatterns.complement(operand);
      case MOD -> apply(Operator.MODULO, operand, operands[1]);
      case POW -> apply(Operator.POWER, operand, operands[1]);
      case POPCOUNT -> Value.Whole.of(BitPatterns.of(operand).bitCount());
      case ROTL -> BitPatterns.rotate(operand, Conversions.wholeOf(operands[1]));
      case ROTR -> BitPatterns.rotate(operand, -Conversions.wholeOf(operands[1]));
      case REAL ->
          Value.Real.of(
              operand instanceof Value.Complex complex ? complex.re() : Conversions.real(operand));
      case IMAG -> Value.Real.of(operand instanceof Value.Complex complex ? complex.im() : 0);
      case EXP ->
          operand instanceof Value.Complex c ? ComplexMath.exp(c) : elementary(function, operand);
      case SQRT ->
          operand instanceof Value.Complex c ? ComplexMath.sqrt(c) : elementary(function, operand);
      case ARCCOS, ARCSIN, ARCTAN, CEILING, COS, FLOOR, LOG, SIN, TAN ->
          elementary(function, operand);
    };
  }

  private static Value elementary(Function function, Value operand) {
    double x = Conversions.real(operand);
    return Value.Real.of(
        switch (function) {
          case ARCCOS -> StrictMath.acos(x);
          case ARCSIN -> StrictMath.asin(x);
          case ARCTAN -> StrictMath.atan(x);
          case CEILING -> StrictMath.ceil(x);
          case COS -> StrictMath.cos(x);
          case EXP -> StrictMath.exp(x);
          case FLOOR -> StrictMath.floor(x);
          case LOG -> StrictMath.log(x);
          case SIN -> StrictMath.sin(x);
          case SQRT -> StrictMath.sqrt(x);
          case TAN -> StrictMath.tan(x);
          case NEGATE, NOT, COMPLEMENT, MOD, POPCOUNT, POW, REAL, IMAG, ROTL, ROTR ->
              throw new IllegalArgumentException(function.symbol());
        });
  }

  private static Value negate(Value operand) {
    return switch (operand) {
      case Value.Whole whole -> new Value.Whole(-whole.value(), whole.width(), whole.signed());
      case Value.Real real -> new Value.Real(-real.value(), real.width());
      case Value.Turn turn -> new Value.Turn(-turn.bits(), turn.width());
      case Value.Complex c -> new Value.Complex(-c.re(), -c.im());
      case Value.Time time -> new Value.Time(-time.seconds());
      case Value.Truth t -> throw ClassicalFault.ofTypes("a bool cannot be negated; use ! for not");
      case Value.BitString b ->
          throw ClassicalFault.ofTypes("bits cannot be negated; use ~ or a cast");
      case Value.Elements e -> throw ClassicalFault.ofTypes("an array cannot be negated");
    };
  }

  private static Value arithmetic(Operator operator, Value left, Value right) {
    if (left instanceof Value.Elements || right instanceof Value.Elements) {
      throw ClassicalFault.ofOperands(operator, left, right);
    }
    if (left instanceof Value.Time || right instanceof Value.Time) {
      return time(operator, left, right);
    }
    if (left instanceof Value.Complex || right instanceof Value.Complex) {
      return ComplexMath.apply(operator, Conversions.toComplex(left), Conversions.toComplex(right));
    }
    if (left instanceof Value.Turn || right instanceof Value.Turn) {
      return AngleArithmetic.apply(operator, left, right);
    }
    if (left instanceof Value.Real || right instanceof Value.Real) {
      int width = isNarrow(left) && isNarrow(right) ? 32 : 64;
      return new Value.Real(
          floating(operator, Conversions.real(left), Conversions.real(right)), width);
    }
    return IntegerArithmetic.apply(operator, Conversions.toWhole(left), Conversions.toWhole(right));
  }

  /** Anything but a binary64 fits a binary32's arithmetic, as in C. */
  private static boolean isNarrow(Value value) {
    return !(value instanceof Value.Real real) || real.width() == 32;
  }

  private static Value time(Operator operator, Value left, Value right) {
    if (left instanceof Value.Time a && right instanceof Value.Time b) {
      return switch (operator) {
        case ADD -> new Value.Time(a.seconds() + b.seconds());
        case SUBTRACT -> new Value.Time(a.seconds() - b.seconds());
        case DIVIDE -> Value.Real.of(a.seconds() / b.seconds());
        default -> throw ClassicalFault.ofOperands(operator, left, right);
      };
    }
    if (operator == Operator.MULTIPLY) {
      return left instanceof Value.Time a
          ? new Value.Time(a.seconds() * Conversions.real(right))
          : new Value.Time(Conversions.real(left) * ((Value.Time) right).seconds());
    }
    if (operator == Operator.DIVIDE && left instanceof Value.Time a) {
      return new Value.Time(a.seconds() / Conversions.real(right));
    }
    throw ClassicalFault.ofOperands(operator, left, right);
  }

  static double floating(Operator operator, double a, double b) {
    return switch (operator) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case MODULO -> a % b;
      case POWER -> StrictMath.pow(a, b);
      default -> throw new IllegalArgumentException(operator.symbol());
    };
  }
}
