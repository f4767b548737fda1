package org.laplace.circuits.classical;

import java.math.BigInteger;

/** The bits of values that have some, and the operators on them. */
public final class BitPatterns {
  private BitPatterns() {}

  /** The bits of a value that has some. */
  public static BigInteger of(Value value) {
    return switch (value) {
      case Value.BitString bits -> bits.bits();
      case Value.Truth truth -> truth.value() ? BigInteger.ONE : BigInteger.ZERO;
      case Value.Whole whole -> unsigned(whole.value(), whole.width());
      case Value.Turn turn -> unsigned(turn.bits(), turn.width());
      case Value.Real r -> throw noBits("a float");
      case Value.Complex c -> throw noBits("a complex number");
      case Value.Time t -> throw noBits("a duration");
      case Value.Elements e -> throw noBits("an array");
    };
  }

  /** How many bits {@link #of} has. */
  public static int width(ClassicalType type) {
    return switch (type) {
      case ClassicalType.Bits bits -> bits.size();
      case ClassicalType.Bool b -> 1;
      case ClassicalType.Int i -> i.width();
      case ClassicalType.Uint u -> u.width();
      case ClassicalType.Angle a -> a.width();
      case ClassicalType.Real f -> throw noBits("a float");
      case ClassicalType.Complex c -> throw noBits("a complex number");
      case ClassicalType.Duration d -> throw noBits("a duration");
      case ClassicalType.Array a -> throw noBits("an array");
    };
  }

  /** A value of the type with these bits. */
  public static Value value(ClassicalType type, BigInteger bits) {
    return switch (type) {
      case ClassicalType.Bits b -> low(bits, b.size());
      case ClassicalType.Bool b -> new Value.Truth(bits.testBit(0));
      case ClassicalType.Int i -> new Value.Whole(bits.longValue(), i.width(), true);
      case ClassicalType.Uint u -> new Value.Whole(bits.longValue(), u.width(), false);
      case ClassicalType.Angle a -> new Value.Turn(bits.longValue(), a.width());
      case ClassicalType.Real f -> throw noBits("a float");
      case ClassicalType.Complex c -> throw noBits("a complex number");
      case ClassicalType.Duration d -> throw noBits("a duration");
      case ClassicalType.Array a -> throw noBits("an array");
    };
  }

  private static ClassicalFault noBits(String what) {
    return ClassicalFault.ofTypes(what + " has no bits to work on");
  }

  static BigInteger unsigned(long value, int width) {
    return BigInteger.valueOf(value).and(ones(width));
  }

  static Value.BitString low(BigInteger bits, int size) {
    return new Value.BitString(bits.and(ones(size)), size);
  }

  private static BigInteger ones(int count) {
    return BigInteger.ONE.shiftLeft(count).subtract(BigInteger.ONE);
  }

  static Value complement(Value operand) {
    ClassicalType type = operand.type();
    return value(type, of(operand).xor(ones(width(type))));
  }

  static Value rotate(Value operand, long left) {
    if (!(operand instanceof Value.BitString) && !(operand instanceof Value.Whole)) {
      throw ClassicalFault.ofTypes("rotl and rotr work on bits and unsigned integers");
    }
    int width = width(operand.type());
    int shift = (int) Math.floorMod(left, (long) width);
    BigInteger bits = of(operand);
    return value(operand.type(), bits.shiftLeft(shift).or(bits.shiftRight(width - shift)));
  }

  static Value shift(Operator operator, Value left, Value right) {
    long by = Conversions.wholeOf(right);
    if (by < 0) {
      throw ClassicalFault.ofValues("a shift by " + by + " is not defined; shift the other way");
    }
    int distance = (int) Math.min(by, Integer.MAX_VALUE);
    int width = width(left.type());
    if (operator == Operator.SHIFT_RIGHT) {
      if (left instanceof Value.Whole whole && whole.signed()) {
        return new Value.Whole(whole.value() >> Math.min(distance, 63), whole.width(), true);
      }
      return value(left.type(), of(left).shiftRight(distance));
    }
    return distance >= width
        ? Value.zero(left.type())
        : value(left.type(), of(left).shiftLeft(distance));
  }

  static Value bitwise(Operator operator, Value left, Value right) {
    ClassicalType type;
    if (left instanceof Value.Whole a && right instanceof Value.Whole b) {
      type = IntegerArithmetic.commonType(a, b);
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
      throw ClassicalFault.ofOperands(operator, left, right);
    }
    BigInteger a = of(Conversions.cast(type, left));
    BigInteger b = of(Conversions.cast(type, right));
    return value(
        type,
        operator == Operator.BIT_AND ? a.and(b) : operator == Operator.BIT_OR ? a.or(b) : a.xor(b));
  }
}
