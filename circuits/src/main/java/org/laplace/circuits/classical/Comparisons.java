package org.laplace.circuits.classical;

import java.math.BigInteger;

/** What {@code <}, {@code ==} and their like say of two values. */
final class Comparisons {
  private Comparisons() {}

  static boolean holds(Operator operator, Value left, Value right) {
    if (left instanceof Value.Complex || right instanceof Value.Complex) {
      Value.Complex a = Conversions.toComplex(left);
      Value.Complex b = Conversions.toComplex(right);
      boolean same = a.re() == b.re() && a.im() == b.im();
      return switch (operator) {
        case EQUAL -> same;
        case NOT_EQUAL -> !same;
        default -> throw ClassicalFault.ofOperands(operator, left, right);
      };
    }
    if (left instanceof Value.Time a && right instanceof Value.Time b) {
      return ordered(operator, Double.compare(a.seconds(), b.seconds()), false);
    }
    if (left instanceof Value.BitString a
        && right instanceof Value.BitString b
        && a.size() != b.size()) {
      throw ClassicalFault.ofOperands(operator, left, right);
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
      return holds(operator, left, Conversions.toAngle(new ClassicalType.Angle(a.width()), right));
    }
    if (left instanceof Value.Real && right instanceof Value.Turn b) {
      return holds(operator, Conversions.toAngle(new ClassicalType.Angle(b.width()), left), right);
    }
    double a = Conversions.real(left);
    double b = Conversions.real(right);
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
    return value instanceof Value.Whole whole ? whole.exact() : BitPatterns.of(value);
  }
}
