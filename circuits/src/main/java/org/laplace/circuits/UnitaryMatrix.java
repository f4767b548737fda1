package org.laplace.circuits;

import java.util.Arrays;

/**
 * A square complex matrix of dimension 2^n, row-major, in two arrays of doubles.
 *
 * <p>Entry (row, column) is the amplitude of basis state {@code row} after the gate acts on basis
 * state {@code column}; bit k of an index is the gate's qubit k.
 */
public final class UnitaryMatrix {
  private final int dimension;
  private final double[] re;
  private final double[] im;

  private UnitaryMatrix(int dimension, double[] re, double[] im) {
    this.dimension = dimension;
    this.re = re;
    this.im = im;
  }

  /** From row-major real and imaginary parts; the arrays are copied. */
  public static UnitaryMatrix of(double[] re, double[] im) {
    int dimension = (int) Math.sqrt(re.length);
    if (dimension * dimension != re.length
        || Integer.bitCount(dimension) != 1
        || im.length != re.length) {
      throw new IllegalArgumentException(
          "a unitary needs 4^n entries, got " + re.length + " and " + im.length);
    }
    return new UnitaryMatrix(dimension, re.clone(), im.clone());
  }

  /** From row-major entries written as re, im, re, im, ... */
  static UnitaryMatrix interleaved(double... entries) {
    double[] re = new double[entries.length / 2];
    double[] im = new double[entries.length / 2];
    for (int i = 0; i < re.length; i++) {
      re[i] = entries[2 * i];
      im[i] = entries[2 * i + 1];
    }
    return of(re, im);
  }

  /** The diagonal matrix with the entries re, im, re, im, ... */
  static UnitaryMatrix diagonal(double... entries) {
    int dimension = entries.length / 2;
    double[] re = new double[dimension * dimension];
    double[] im = new double[dimension * dimension];
    for (int i = 0; i < dimension; i++) {
      re[i * dimension + i] = entries[2 * i];
      im[i * dimension + i] = entries[2 * i + 1];
    }
    return of(re, im);
  }

  /** The identity on {@code qubits} qubits. */
  public static UnitaryMatrix identity(int qubits) {
    int dimension = 1 << qubits;
    double[] re = new double[dimension * dimension];
    for (int i = 0; i < dimension; i++) {
      re[i * dimension + i] = 1;
    }
    return new UnitaryMatrix(dimension, re, new double[re.length]);
  }

  /**
   * This matrix under control: the {@code controls} new qubits are the lowest ones, and bit k of
   * {@code negated} says that control k acts when it is 0.
   */
  public UnitaryMatrix controlled(int controls, long negated) {
    int shift = controls;
    int wide = dimension << shift;
    long open = (1L << controls) - 1;
    int active = (int) (open & ~negated);
    double[] wideRe = new double[wide * wide];
    double[] wideIm = new double[wide * wide];
    for (int column = 0; column < wide; column++) {
      if ((column & open) != active) {
        wideRe[column * wide + column] = 1;
        continue;
      }
      for (int row = 0; row < dimension; row++) {
        int to = ((row << shift) | active) * wide + column;
        int from = row * dimension + (column >> shift);
        wideRe[to] = re[from];
        wideIm[to] = im[from];
      }
    }
    return new UnitaryMatrix(wide, wideRe, wideIm);
  }

  /** Number of rows, a power of two. */
  public int dimension() {
    return dimension;
  }

  /** Real part of the entry. */
  public double re(int row, int column) {
    return re[row * dimension + column];
  }

  /** Imaginary part of the entry. */
  public double im(int row, int column) {
    return im[row * dimension + column];
  }

  /** All real parts, row-major; a copy. */
  public double[] re() {
    return re.clone();
  }

  /** All imaginary parts, row-major; a copy. */
  public double[] im() {
    return im.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof UnitaryMatrix matrix
        && Arrays.equals(re, matrix.re)
        && Arrays.equals(im, matrix.im);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(re) + Arrays.hashCode(im);
  }
}
