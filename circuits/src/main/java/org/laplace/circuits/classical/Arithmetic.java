package org.laplace.circuits.classical;

import java.math.BigInteger;

/**
 * What operators, functions and casts compute. Deterministic to the bit: integers wrap, floats are
 * IEEE 754 with StrictMath for what is not a basic operation.
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
      case AND -> new Value.Truth(truth(left) && truth(right));
      case OR -> new Value.Truth(truth(left) || truth(right));
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, EQUAL, NOT_EQUAL ->
          new Value.Truth(compare(operator, left, right));
      case SHIFT_LEFT, SHIFT_RIGHT -> shift(operator, left, right);
      case BIT_AND, BIT_OR, BIT_XOR -> bitwise(operator, left, right);
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
      case NOT -> new Value.Truth(!truth(operand));
      case COMPLEMENT -> complement(operand);
      case MOD -> apply(Operator.MODULO, operand, operands[1]);
      case POW -> apply(Operator.POWER, operand, operands[1]);
      case POPCOUNT -> Value.Whole.of(bits(operand).bitCount());
      case ROTL -> rotate(operand, wholeOf(operands[1]));
      case ROTR -> rotate(operand, -wholeOf(operands[1]));
      case REAL ->
          Value.Real.of(operand instanceof Value.Complex complex ? complex.re() : real(operand));
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
    double x = real(operand);
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

  /**
   * The value as another type.
   *
   * @throws ClassicalFault if the types do not convert
   */
  public static Value cast(ClassicalType type, Value value) {
    if (value.type().equals(type)) {
      return value;
    }
    return switch (type) {
      case ClassicalType.Bool b -> new Value.Truth(truth(value));
      case ClassicalType.Bits b -> toBits(b, value);
      case ClassicalType.Int i -> new Value.Whole(truncated(value), i.width(), true);
      case ClassicalType.Uint u -> new Value.Whole(truncated(value), u.width(), false);
      case ClassicalType.Real f -> new Value.Real(real(value), f.width());
      case ClassicalType.Angle a -> toAngle(a, value);
      case ClassicalType.Complex c ->
          value instanceof Value.Complex ? value : new Value.Complex(real(value), 0);
      case ClassicalType.Duration d -> throw mismatch(value, type);
      case ClassicalType.Array a -> throw mismatch(value, type);
    };
  }

  private static Value toBits(ClassicalType.Bits type, Value value) {
    return switch (value) {
      case Value.Truth truth ->
          new Value.BitString(truth.value() ? BigInteger.ONE : BigInteger.ZERO, type.size());
      case Value.BitString bits -> {
        if (bits.size() != type.size()) {
          throw mismatch(value, type);
        }
        yield bits;
      }
      case Value.Whole whole -> lowBits(BigInteger.valueOf(whole.value()), type.size());
      case Value.Turn turn -> {
        if (turn.width() != type.size()) {
          throw mismatch(value, type);
        }
        yield lowBits(BigInteger.valueOf(turn.bits()), type.size());
      }
      case Value.Real r -> throw mismatch(value, type);
      case Value.Complex c -> throw mismatch(value, type);
      case Value.Time t -> throw mismatch(value, type);
      case Value.Elements e -> throw mismatch(value, type);
    };
  }

  private static Value toAngle(ClassicalType.Angle type, Value value) {
    return switch (value) {
      case Value.Turn turn -> {
        int surplus = turn.width() - type.width();
        yield new Value.Turn(
            surplus >= 0 ? turn.bits() >>> surplus : turn.bits() << -surplus, type.width());
      }
      case Value.BitString bits -> {
        if (bits.size() != type.width()) {
          throw mismatch(value, type);
        }
        yield new Value.Turn(bits.bits().longValue(), type.width());
      }
      case Value.Real r -> Value.Turn.ofRadians(finite(r.value()), type.width());
      case Value.Whole w -> Value.Turn.ofRadians(w.asDouble(), type.width());
      case Value.Truth t -> throw mismatch(value, type);
      case Value.Complex c -> throw mismatch(value, type);
      case Value.Time t -> throw mismatch(value, type);
      case Value.Elements e -> throw mismatch(value, type);
    };
  }

  /** True unless zero. */
  public static boolean truth(Value value) {
    return switch (value) {
      case Value.Truth truth -> truth.value();
      case Value.BitString bits -> bits.bits().signum() != 0;
      case Value.Whole whole -> whole.value() != 0;
      case Value.Real real -> real.value() != 0;
      case Value.Turn turn -> turn.bits() != 0;
      case Value.Complex c ->
          throw ClassicalFault.ofTypes("a complex number is neither true nor false");
      case Value.Time t -> throw ClassicalFault.ofTypes("a duration is neither true nor false");
      case Value.Elements e -> throw ClassicalFault.ofTypes("an array is neither true nor false");
    };
  }

  /** As a real number; angles in radians. */
  public static double real(Value value) {
    return switch (value) {
      case Value.Truth truth -> truth.value() ? 1 : 0;
      case Value.BitString bits -> bits.bits().doubleValue();
      case Value.Whole whole -> whole.asDouble();
      case Value.Real real -> real.value();
      case Value.Turn turn -> turn.radians();
      case Value.Complex c ->
          throw ClassicalFault.ofTypes("expected a real number, got a complex one");
      case Value.Time t -> throw ClassicalFault.ofTypes("expected a number, got a duration");
      case Value.Elements e -> throw ClassicalFault.ofTypes("expected a number, got an array");
    };
  }

  /**
   * As an integer without loss.
   *
   * @throws ClassicalFault if the value is not one
   */
  public static long wholeOf(Value value) {
    return switch (value) {
      case Value.Whole whole -> {
        if (!whole.signed() && whole.value() < 0) {
          throw ClassicalFault.ofValues(whole.exact() + " is too large here");
        }
        yield whole.value();
      }
      case Value.Truth truth -> truth.value() ? 1 : 0;
      case Value.BitString bits -> {
        if (bits.bits().bitLength() > 63) {
          throw ClassicalFault.ofValues(bits.bits() + " is too large here");
        }
        yield bits.bits().longValue();
      }
      case Value.Real r -> throw ClassicalFault.ofTypes("expected an integer, got " + r.value());
      case Value.Turn t -> throw ClassicalFault.ofTypes("expected an integer, got an angle");
      case Value.Complex c ->
          throw ClassicalFault.ofTypes("expected an integer, got a complex number");
      case Value.Time t -> throw ClassicalFault.ofTypes("expected an integer, got a duration");
      case Value.Elements e -> throw ClassicalFault.ofTypes("expected an integer, got an array");
    };
  }

  /** The bits of a value that has some. */
  public static BigInteger bits(Value value) {
    return switch (value) {
      case Value.BitString bits -> bits.bits();
      case Value.Truth truth -> truth.value() ? BigInteger.ONE : BigInteger.ZERO;
      case Value.Whole whole -> unsigned(whole.value(), whole.width());
      case Value.Turn turn -> unsigned(turn.bits(), turn.width());
      case Value.Real r -> throw ClassicalFault.ofTypes("a float has no bits to work on");
      case Value.Complex c ->
          throw ClassicalFault.ofTypes("a complex number has no bits to work on");
      case Value.Time t -> throw ClassicalFault.ofTypes("a duration has no bits to work on");
      case Value.Elements e -> throw ClassicalFault.ofTypes("an array has no bits to work on");
    };
  }

  /** How many bits {@link #bits} has. */
  public static int width(ClassicalType type) {
    return switch (type) {
      case ClassicalType.Bits bits -> bits.size();
      case ClassicalType.Bool b -> 1;
      case ClassicalType.Int i -> i.width();
      case ClassicalType.Uint u -> u.width();
      case ClassicalType.Angle a -> a.width();
      case ClassicalType.Real f -> throw ClassicalFault.ofTypes("a float has no bits to work on");
      case ClassicalType.Complex c ->
          throw ClassicalFault.ofTypes("a complex number has no bits to work on");
      case ClassicalType.Duration d ->
          throw ClassicalFault.ofTypes("a duration has no bits to work on");
      case ClassicalType.Array a -> throw ClassicalFault.ofTypes("an array has no bits to work on");
    };
  }

  /** A value of the type with these bits. */
  public static Value withBits(ClassicalType type, BigInteger bits) {
    return switch (type) {
      case ClassicalType.Bits b -> lowBits(bits, b.size());
      case ClassicalType.Bool b -> new Value.Truth(bits.testBit(0));
      case ClassicalType.Int i -> new Value.Whole(bits.longValue(), i.width(), true);
      case ClassicalType.Uint u -> new Value.Whole(bits.longValue(), u.width(), false);
      case ClassicalType.Angle a -> new Value.Turn(bits.longValue(), a.width());
      case ClassicalType.Real f -> throw ClassicalFault.ofTypes("a float has no bits to work on");
      case ClassicalType.Complex c ->
          throw ClassicalFault.ofTypes("a complex number has no bits to work on");
      case ClassicalType.Duration d ->
          throw ClassicalFault.ofTypes("a duration has no bits to work on");
      case ClassicalType.Array a -> throw ClassicalFault.ofTypes("an array has no bits to work on");
    };
  }

  /** What a variable of the type holds before it is assigned. */
  public static Value zero(ClassicalType type) {
    return switch (type) {
      case ClassicalType.Bool b -> new Value.Truth(false);
      case ClassicalType.Bits b -> new Value.BitString(BigInteger.ZERO, b.size());
      case ClassicalType.Int i -> new Value.Whole(0, i.width(), true);
      case ClassicalType.Uint u -> new Value.Whole(0, u.width(), false);
      case ClassicalType.Real f -> new Value.Real(0, f.width());
      case ClassicalType.Angle a -> new Value.Turn(0, a.width());
      case ClassicalType.Complex c -> new Value.Complex(0, 0);
      case ClassicalType.Duration d -> new Value.Time(0);
      case ClassicalType.Array a ->
          new Value.Elements(a, java.util.Collections.nCopies(a.length(), zero(a.element())));
    };
  }

  private static BigInteger unsigned(long value, int width) {
    return BigInteger.valueOf(value).and(BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE));
  }

  private static Value.BitString lowBits(BigInteger bits, int size) {
    return new Value.BitString(
        bits.and(BigInteger.ONE.shiftLeft(size).subtract(BigInteger.ONE)), size);
  }

  private static long truncated(Value value) {
    if (value instanceof Value.Real real) {
      return (long) finite(real.value());
    }
    if (value instanceof Value.Turn) {
      throw ClassicalFault.ofTypes(
          "an angle does not convert to an integer; convert it to bits first");
    }
    return value instanceof Value.Whole whole ? whole.value() : bits(value).longValue();
  }

  private static double finite(double value) {
    if (!Double.isFinite(value)) {
      throw ClassicalFault.ofValues("expected a finite number, got " + value);
    }
    return value;
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

  private static Value complement(Value operand) {
    ClassicalType type = operand.type();
    return withBits(type, bits(operand).xor(unsigned(-1, width(type))));
  }

  private static Value rotate(Value operand, long left) {
    if (!(operand instanceof Value.BitString) && !(operand instanceof Value.Whole)) {
      throw ClassicalFault.ofTypes("rotl and rotr work on bits and unsigned integers");
    }
    int width = width(operand.type());
    int shift = (int) Math.floorMod(left, (long) width);
    BigInteger bits = bits(operand);
    return withBits(operand.type(), bits.shiftLeft(shift).or(bits.shiftRight(width - shift)));
  }

  private static Value shift(Operator operator, Value left, Value right) {
    long by = wholeOf(right);
    if (by < 0) {
      throw ClassicalFault.ofValues("a shift by " + by + " is not defined; shift the other way");
    }
    int distance = (int) Math.min(by, Integer.MAX_VALUE);
    int width = width(left.type());
    if (operator == Operator.SHIFT_RIGHT) {
      if (left instanceof Value.Whole whole && whole.signed()) {
        return new Value.Whole(whole.value() >> Math.min(distance, 63), whole.width(), true);
      }
      return withBits(left.type(), bits(left).shiftRight(distance));
    }
    return distance >= width
        ? zero(left.type())
        : withBits(left.type(), bits(left).shiftLeft(distance));
  }

  private static Value bitwise(Operator operator, Value left, Value right) {
    ClassicalType type;
    if (left instanceof Value.Whole a && right instanceof Value.Whole b) {
      type = commonInteger(a, b);
    } else if (left.type().equals(right.type())) {
      type = left.type();
    } else if (left instanceof Value.BitString && right instanceof Value.Whole) {
      type = left.type();
    } else if (left instanceof Value.Whole && right instanceof Value.BitString) {
      type = right.type();
    } else if (left instanceof Value.BitString a && right instanceof Value.Truth && a.size() == 1) {
      type = left.type();
    } else if (left instanceof Value.Truth && right instanceof Value.BitString b && b.size() == 1) {
      type = right.type();
    } else {
      throw mismatch(operator, left, right);
    }
    BigInteger a = bits(cast(type, left));
    BigInteger b = bits(cast(type, right));
    return withBits(
        type,
        operator == Operator.BIT_AND ? a.and(b) : operator == Operator.BIT_OR ? a.or(b) : a.xor(b));
  }

  private static boolean compare(Operator operator, Value left, Value right) {
    if (left instanceof Value.Complex || right instanceof Value.Complex) {
      Value.Complex a = toComplex(left);
      Value.Complex b = toComplex(right);
      boolean same = a.re() == b.re() && a.im() == b.im();
      return switch (operator) {
        case EQUAL -> same;
        case NOT_EQUAL -> !same;
        default -> throw mismatch(operator, left, right);
      };
    }
    if (left instanceof Value.Time a && right instanceof Value.Time b) {
      return ordered(operator, Double.compare(a.seconds(), b.seconds()), false);
    }
    if (left instanceof Value.BitString a
        && right instanceof Value.BitString b
        && a.size() != b.size()) {
      throw mismatch(operator, left, right);
    }
    if (isExact(left) && isExact(right)) {
      return ordered(operator, exact(left).compareTo(exact(right)), false);
    }
    if (left instanceof Value.Turn a && right instanceof Value.Turn b) {
      int width = Math.max(a.width(), b.width());
      return ordered(
          operator,
          Long.compareUnsigned(a.bits() << (width - a.width()), b.bits() << (width - b.width())),
          false);
    }
    if (left instanceof Value.Turn a && right instanceof Value.Real) {
      return compare(operator, left, toAngle(new ClassicalType.Angle(a.width()), right));
    }
    if (left instanceof Value.Real && right instanceof Value.Turn b) {
      return compare(operator, toAngle(new ClassicalType.Angle(b.width()), left), right);
    }
    double a = real(left);
    double b = real(right);
    return ordered(operator, a < b ? -1 : a > b ? 1 : 0, Double.isNaN(a) || Double.isNaN(b));
  }

  private static boolean ordered(Operator operator, int order, boolean unordered) {
    return switch (operator) {
      case LESS -> !unordered && order < 0;
      case LESS_OR_EQUAL -> !unordered && order <= 0;
      case GREATER -> !unordered && order > 0;
      case GREATER_OR_EQUAL -> !unordered && order >= 0;
      case EQUAL -> !unordered && order == 0;
      default -> unordered || order != 0;
    };
  }

  private static boolean isExact(Value value) {
    return value instanceof Value.Whole
        || value instanceof Value.BitString
        || value instanceof Value.Truth;
  }

  private static BigInteger exact(Value value) {
    return value instanceof Value.Whole whole ? whole.exact() : bits(value);
  }

  private static Value arithmetic(Operator operator, Value left, Value right) {
    if (left instanceof Value.Elements || right instanceof Value.Elements) {
      throw mismatch(operator, left, right);
    }
    if (left instanceof Value.Time || right instanceof Value.Time) {
      return time(operator, left, right);
    }
    if (left instanceof Value.Complex || right instanceof Value.Complex) {
      return ComplexMath.apply(operator, toComplex(left), toComplex(right));
    }
    if (left instanceof Value.Turn || right instanceof Value.Turn) {
      return angle(operator, left, right);
    }
    if (left instanceof Value.Real || right instanceof Value.Real) {
      int width = isNarrow(left) && isNarrow(right) ? 32 : 64;
      return new Value.Real(floating(operator, real(left), real(right)), width);
    }
    return integer(operator, toWhole(left), toWhole(right));
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
        default -> throw mismatch(operator, left, right);
      };
    }
    if (operator == Operator.MULTIPLY) {
      return left instanceof Value.Time a
          ? new Value.Time(a.seconds() * real(right))
          : new Value.Time(real(left) * ((Value.Time) right).seconds());
    }
    if (operator == Operator.DIVIDE && left instanceof Value.Time a) {
      return new Value.Time(a.seconds() / real(right));
    }
    throw mismatch(operator, left, right);
  }

  private static Value.Whole toWhole(Value value) {
    if (value instanceof Value.Whole whole) {
      return whole;
    }
    return new Value.Whole(wholeOf(value), ClassicalType.DEFAULT_WIDTH, false);
  }

  private static Value.Complex toComplex(Value value) {
    return value instanceof Value.Complex complex ? complex : new Value.Complex(real(value), 0);
  }

  private static double floating(Operator operator, double a, double b) {
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

  private static ClassicalType commonInteger(Value.Whole a, Value.Whole b) {
    int width = Math.max(a.width(), b.width());
    // As in C: unsigned wins unless the signed type is wider.
    boolean signed =
        a.signed() == b.signed()
            ? a.signed()
            : a.signed() ? a.width() > b.width() : b.width() > a.width();
    return signed ? new ClassicalType.Int(width) : new ClassicalType.Uint(width);
  }

  private static Value integer(Operator operator, Value.Whole left, Value.Whole right) {
    if (operator == Operator.POWER) {
      return power(left, right);
    }
    ClassicalType type = commonInteger(left, right);
    boolean signed = type instanceof ClassicalType.Int;
    long a = left.value();
    long b = right.value();
    if ((operator == Operator.DIVIDE || operator == Operator.MODULO) && b == 0) {
      throw ClassicalFault.ofValues("division of an integer by zero");
    }
    long result =
        switch (operator) {
          case ADD -> a + b;
          case SUBTRACT -> a - b;
          case MULTIPLY -> a * b;
          case DIVIDE -> signed ? a / b : Long.divideUnsigned(a, b);
          case MODULO -> signed ? a % b : Long.remainderUnsigned(a, b);
          default -> throw new IllegalArgumentException(operator.symbol());
        };
    return new Value.Whole(result, width(type), signed);
  }

  private static Value power(Value.Whole base, Value.Whole exponent) {
    if (exponent.signed() && exponent.value() < 0) {
      return Value.Real.of(StrictMath.pow(base.asDouble(), exponent.asDouble()));
    }
    long result = 1;
    long square = base.value();
    for (long left = exponent.value(); left != 0; left >>>= 1) {
      if ((left & 1) != 0) {
        result *= square;
      }
      square *= square;
    }
    return new Value.Whole(result, base.width(), base.signed());
  }

  private static Value angle(Operator operator, Value left, Value right) {
    if (left instanceof Value.Turn a && right instanceof Value.Turn b) {
      int width = Math.max(a.width(), b.width());
      long x = a.bits() << (width - a.width());
      long y = b.bits() << (width - b.width());
      return switch (operator) {
        case ADD -> new Value.Turn(x + y, width);
        case SUBTRACT -> new Value.Turn(x - y, width);
        case DIVIDE -> {
          if (y == 0) {
            throw ClassicalFault.ofValues("division of an angle by a zero angle");
          }
          yield new Value.Whole(Long.divideUnsigned(x, y), width, false);
        }
        case POWER -> Value.Real.of(StrictMath.pow(a.radians(), b.radians()));
        default -> throw mismatch(operator, left, right);
      };
    }
    if (left instanceof Value.Turn a && right instanceof Value.Whole n) {
      return switch (operator) {
        case MULTIPLY -> new Value.Turn(a.bits() * n.value(), a.width());
        case DIVIDE -> {
          if (n.value() == 0) {
            throw ClassicalFault.ofValues("division of an angle by zero");
          }
          yield n.signed() && n.value() < 0
              ? Value.Turn.ofRadians(a.radians() / n.asDouble(), a.width())
              : new Value.Turn(Long.divideUnsigned(a.bits(), n.value()), a.width());
        }
        default -> mixedAngle(operator, left, right, a.width());
      };
    }
    if (left instanceof Value.Whole n && right instanceof Value.Turn b) {
      return operator == Operator.MULTIPLY
          ? new Value.Turn(n.value() * b.bits(), b.width())
          : mixedAngle(operator, left, right, b.width());
    }
    int width = left instanceof Value.Turn a ? a.width() : ((Value.Turn) right).width();
    return mixedAngle(operator, left, right, width);
  }

  /** The standard has no angle with a float; what exporters write is meant as real arithmetic. */
  private static Value mixedAngle(Operator operator, Value left, Value right, int width) {
    double result = floating(operator, real(left), real(right));
    return operator == Operator.POWER
        ? Value.Real.of(result)
        : Value.Turn.ofRadians(finite(result), width);
  }

  private static ClassicalFault mismatch(Operator operator, Value left, Value right) {
    return ClassicalFault.ofTypes(
        "operator "
            + operator.symbol()
            + " does not take "
            + left.type().text()
            + " and "
            + right.type().text());
  }

  private static ClassicalFault mismatch(Value value, ClassicalType type) {
    return ClassicalFault.ofTypes(
        "a value of type " + value.type().text() + " does not convert to " + type.text());
  }
}
