package org.laplace.circuits.classical;

/** Arithmetic of fixed-point angles, modulo a whole turn. */
final class AngleArithmetic {
  private AngleArithmetic() {}

  static Value apply(Operator operator, Value left, Value right) {
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
        default -> throw ClassicalFault.ofOperands(operator, left, right);
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
        default -> mixed(operator, left, right, a.width());
      };
    }
    if (left instanceof Value.Whole n && right instanceof Value.Turn b) {
      return operator == Operator.MULTIPLY
          ? new Value.Turn(n.value() * b.bits(), b.width())
          : mixed(operator, left, right, b.width());
    }
    int width = left instanceof Value.Turn a ? a.width() : ((Value.Turn) right).width();
    return mixed(operator, left, right, width);
  }

  /** The standard has no angle with a float; what exporters write is meant as real arithmetic. */
  static Value mixed(Operator operator, Value left, Value right, int width) {
    double result = Arithmetic.floating(operator, Conversions.real(left), Conversions.real(right));
    return operator == Operator.POWER
        ? Value.Real.of(result)
        : Value.Turn.ofRadians(Conversions.finite(result), width);
  }
}
