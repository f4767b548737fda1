package org.laplace.circuits.classical;

import java.math.BigInteger;

/** Values as other types, and as the numbers that operators compute with. */
public final class Conversions {
  private Conversions() {}

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
      case Value.Whole whole -> BitPatterns.low(BigInteger.valueOf(whole.value()), type.size());
      case Value.Turn turn -> {
        if (turn.width() != type.size()) {
          throw mismatch(value, type);
        }
        yield BitPatterns.low(BigInteger.valueOf(turn.bits()), type.size());
      }
      case Value.Real r -> throw mismatch(value, type);
      case Value.Complex c -> throw mismatch(value, type);
      case Value.Time t -> throw mismatch(value, type);
      case Value.Elements e -> throw mismatch(value, type);
    };
  }

  static Value toAngle(ClassicalType.Angle type, Value value) {
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

  private static long truncated(Value value) {
    if (value instanceof Value.Real real) {
      return (long) finite(real.value());
    }
    if (value instanceof Value.Turn) {
      throw ClassicalFault.ofTypes(
          "an angle does not convert to an integer; convert it to bits first");
    }
    return value instanceof Value.Whole whole ? whole.value() : BitPatterns.of(value).longValue();
  }

  static double finite(double value) {
    if (!Double.isFinite(value)) {
      throw ClassicalFault.ofValues("expected a finite number, got " + value);
    }
    return value;
  }

  static Value.Whole toWhole(Value value) {
    if (value instanceof Value.Whole whole) {
      return whole;
    }
    return new Value.Whole(wholeOf(value), ClassicalType.DEFAULT_WIDTH, false);
  }

  static Value.Complex toComplex(Value value) {
    return value instanceof Value.Complex complex ? complex : new Value.Complex(real(value), 0);
  }

  private static ClassicalFault mismatch(Value value, ClassicalType type) {
    return ClassicalFault.ofTypes(
        "a value of type " + value.type().text() + " does not convert to " + type.text());
  }
}
