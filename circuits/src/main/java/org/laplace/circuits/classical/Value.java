package org.laplace.circuits.classical;

import java.math.BigInteger;
import java.util.Collections;
import java.util.List;

/** A classical value; it knows its type. */
public sealed interface Value {
  ClassicalType type();

  /** A bool. */
  record Truth(boolean value) implements Value {
    @Override
    public ClassicalType type() {
      return new ClassicalType.Bool();
    }
  }

  /** Bits as an unsigned number; bit 0 is the lowest. */
  record BitString(BigInteger bits, int size) implements Value {
    public BitString {
      if (bits.signum() < 0 || bits.bitLength() > size) {
        throw new IllegalArgumentException(bits + " does not fit " + size + " bits");
      }
    }

    @Override
    public ClassicalType type() {
      return new ClassicalType.Bits(size);
    }
  }

  /** An int or uint; the long is sign- or zero-extended from its width. */
  record Whole(long value, int width, boolean signed) implements Value {
    public Whole {
      value = wrap(value, width, signed);
    }

    private static long wrap(long value, int width, boolean signed) {
      int unused = Long.SIZE - width;
      return signed ? value << unused >> unused : value << unused >>> unused;
    }

    /** An int of the default width. */
    public static Whole of(long value) {
      return new Whole(value, ClassicalType.DEFAULT_WIDTH, true);
    }

    /** The mathematical value: a uint[64] may exceed a long. */
    public BigInteger exact() {
      if (signed || value >= 0) {
        return BigInteger.valueOf(value);
      }
      return BigInteger.valueOf(value).add(BigInteger.ONE.shiftLeft(Long.SIZE));
    }

    /** As a double, correctly rounded. */
    public double asDouble() {
      return signed || value >= 0 ? (double) value : exact().doubleValue();
    }

    @Override
    public ClassicalType type() {
      return signed ? new ClassicalType.Int(width) : new ClassicalType.Uint(width);
    }
  }

  /** A float. */
  record Real(double value, int width) implements Value {
    public Real {
      value = width == 32 ? (double) (float) value : value;
    }

    /** A binary64. */
    public static Real of(double value) {
      return new Real(value, ClassicalType.DEFAULT_WIDTH);
    }

    @Override
    public ClassicalType type() {
      return new ClassicalType.Real(width);
    }
  }

  /** An angle[width]: bits * 2 pi / 2^width. */
  record Turn(long bits, int width) implements Value {
    public Turn {
      bits = bits << (Long.SIZE - width) >>> (Long.SIZE - width);
    }

    /** In radians, in [0, 2 pi). */
    public double radians() {
      double fraction =
          new Whole(bits, Long.SIZE, false).asDouble() * StrictMath.scalb(1.0, -width);
      return fraction * (2 * StrictMath.PI);
    }

    /** The nearest representable angle; the radians must be finite. */
    public static Turn ofRadians(double radians, int width) {
      double turns = radians / (2 * StrictMath.PI);
      double fraction = turns - StrictMath.floor(turns);
      double scaled = StrictMath.rint(StrictMath.scalb(fraction, width));
      long bits =
          scaled < StrictMath.scalb(1.0, 63)
              ? (long) scaled
              : (long) (scaled - StrictMath.scalb(1.0, 63)) + Long.MIN_VALUE;
      return new Turn(scaled >= StrictMath.scalb(1.0, width) ? 0 : bits, width);
    }

    @Override
    public ClassicalType type() {
      return new ClassicalType.Angle(width);
    }
  }

  /** A complex number. */
  record Complex(double re, double im) implements Value {
    @Override
    public ClassicalType type() {
      return new ClassicalType.Complex();
    }
  }

  /** A duration in seconds. */
  record Time(double seconds) implements Value {
    @Override
    public ClassicalType type() {
      return new ClassicalType.Duration();
    }
  }

  /** An array in row-major order. */
  record Elements(ClassicalType.Array type, List<Value> values) implements Value {
    public Elements {
      values = List.copyOf(values);
    }
  }

  /** What a variable of the type holds before it is assigned. */
  static Value zero(ClassicalType type) {
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
          new Value.Elements(a, Collections.nCopies(a.length(), zero(a.element())));
    };
  }
}
