package org.laplace.circuits.classical;

/** Arithmetic of integers of 1 to 64 bits, which wraps. */
final class IntegerArithmetic {
  private IntegerArithmetic() {}

  static Value apply(Operator operator, Value.Whole left, Value.Whole right) {
    if (operator == Operator.POWER) {
      return power(left, right);
    }
    ClassicalType type = commonType(left, right);
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
    return new Value.Whole(result, BitPatterns.width(type), signed);
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

  static ClassicalType commonType(Value.Whole a, Value.Whole b) {
    int width = Math.max(a.width(), b.width());
    // As in C: unsigned wins unless the signed type is wider.
    boolean signed =
        a.signed() == b.signed()
            ? a.signed()
            : a.signed() ? a.width() > b.width() : b.width() > a.width();
    return signed ? new ClassicalType.Int(width) : new ClassicalType.Uint(width);
  }
}
