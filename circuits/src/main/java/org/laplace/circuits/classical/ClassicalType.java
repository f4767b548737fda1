package org.laplace.circuits.classical;

import java.util.List;

/** The type of a classical value, as in OpenQASM 3.0, "Types and casting". */
public sealed interface ClassicalType {
  /** True or false. */
  record Bool() implements ClassicalType {}

  /** A row of bits; one bit is a row of one. */
  record Bits(int size) implements ClassicalType {}

  /** Two's complement, 1 to 64 bits, wraps. */
  record Int(int width) implements ClassicalType {}

  /** Unsigned, 1 to 64 bits, wraps. */
  record Uint(int width) implements ClassicalType {}

  /** IEEE 754 binary64, or binary32 where the width is 32. */
  record Real(int width) implements ClassicalType {}

  /** A multiple of 2 pi / 2^width, modulo 2 pi; 1 to 64 bits. */
  record Angle(int width) implements ClassicalType {}

  /** Two binary64. */
  record Complex() implements ClassicalType {}

  /** A time in seconds. */
  record Duration() implements ClassicalType {}

  /** Values of one scalar type in row-major order. */
  record Array(ClassicalType element, List<Integer> dimensions) implements ClassicalType {
    public Array {
      dimensions = List.copyOf(dimensions);
    }

    /** Number of elements. */
    public int length() {
      int length = 1;
      for (int dimension : dimensions) {
        length *= dimension;
      }
      return length;
    }
  }

  /** The width of numbers whose type names none. */
  int DEFAULT_WIDTH = 64;

  /** How programs write the type. */
  default String text() {
    return switch (this) {
      case Bool b -> "bool";
      case Bits bits -> bits.size() == 1 ? "bit" : "bit[" + bits.size() + "]";
      case Int i -> "int[" + i.width() + "]";
      case Uint u -> "uint[" + u.width() + "]";
      case Real f -> "float[" + f.width() + "]";
      case Angle a -> "angle[" + a.width() + "]";
      case Complex c -> "complex";
      case Duration d -> "duration";
      case Array a ->
          "array["
              + a.element().text()
              + String.join("", a.dimensions().stream().map(d -> ", " + d).toList())
              + "]";
    };
  }
}
