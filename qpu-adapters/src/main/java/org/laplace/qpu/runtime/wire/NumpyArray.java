package org.laplace.qpu.runtime.wire;

/**
 * An array of NumPy in row-major order.
 *
 * @see NumpyFile
 */
public sealed interface NumpyArray {
  /** Length of each dimension; empty for a single number. */
  int[] shape();

  /** Numbers, whatever real type they had. */
  // Nobody compares two of them.
  @SuppressWarnings("ArrayRecordComponent")
  record Numbers(int[] shape, double[] values) implements NumpyArray {
    public Numbers {
      NumpyArray.requireSize(shape, values.length);
    }
  }

  /** Bytes: uint8. */
  // Nobody compares two of them.
  @SuppressWarnings("ArrayRecordComponent")
  record Bytes(int[] shape, byte[] values) implements NumpyArray {
    public Bytes {
      NumpyArray.requireSize(shape, values.length);
    }
  }

  private static void requireSize(int[] shape, int length) {
    if (size(shape) != length) {
      throw new IllegalArgumentException("a shape of " + size(shape) + " for " + length);
    }
  }

  /**
   * Number of elements of a shape.
   *
   * @throws ArithmeticException if an int does not hold it
   */
  static int size(int[] shape) {
    int size = 1;
    for (int length : shape) {
      size = Math.multiplyExact(size, length);
    }
    return size;
  }
}
