package org.laplace.circuits.transpile.unitary;

import org.laplace.circuits.UnitaryMatrix;

/**
 * Arithmetic on small complex matrices: 2 by 2 in 8 doubles, 4 by 4 in 32.
 *
 * <p>Entry (row, column) is at {@code 2 * (row * dimension + column)}, the imaginary part after the
 * real one.
 */
public final class Matrices {
  private Matrices() {}

  private static final double HALF = Math.sqrt(0.5);

  /** The 2 by 2 identity; a new array. */
  public static double[] identity2() {
    return new double[] {1, 0, 0, 0, 0, 0, 1, 0};
  }

  /** The 4 by 4 identity; a new array. */
  public static double[] identity4() {
    double[] identity = new double[32];
    for (int i = 0; i < 4; i++) {
      identity[10 * i] = 1;
    }
    return identity;
  }

  /** Pauli X; a new array. */
  public static double[] pauliX() {
    return new double[] {0, 0, 1, 0, 1, 0, 0, 0};
  }

  /** Pauli Z; a new array. */
  public static double[] pauliZ() {
    return new double[] {1, 0, 0, 0, 0, 0, -1, 0};
  }

  /** Hadamard; a new array. */
  public static double[] hadamard() {
    return new double[] {HALF, 0, HALF, 0, HALF, 0, -HALF, 0};
  }

  /** Rotation about z: diag(e^(-i angle/2), e^(i angle/2)). */
  public static double[] rz(double angle) {
    double c = Math.cos(angle / 2);
    double s = Math.sin(angle / 2);
    return new double[] {c, -s, 0, 0, 0, 0, c, s};
  }

  /** Rotation about x. */
  public static double[] rx(double angle) {
    double c = Math.cos(angle / 2);
    double s = Math.sin(angle / 2);
    return new double[] {c, 0, 0, -s, 0, -s, c, 0};
  }

  /** Rotation about y. */
  public static double[] ry(double angle) {
    double c = Math.cos(angle / 2);
    double s = Math.sin(angle / 2);
    return new double[] {c, 0, -s, 0, s, 0, c, 0};
  }

  /** The interleaved form of a matrix of the gate table. */
  public static double[] of(UnitaryMatrix matrix) {
    int dimension = matrix.dimension();
    double[] entries = new double[2 * dimension * dimension];
    for (int row = 0; row < dimension; row++) {
      for (int column = 0; column < dimension; column++) {
        entries[2 * (row * dimension + column)] = matrix.re(row, column);
        entries[2 * (row * dimension + column) + 1] = matrix.im(row, column);
      }
    }
    return entries;
  }

  /** left times right, both of the dimension. */
  public static double[] times(double[] left, double[] right, int dimension) {
    double[] product = new double[left.length];
    for (int row = 0; row < dimension; row++) {
      for (int middle = 0; middle < dimension; middle++) {
        double re = left[2 * (row * dimension + middle)];
        double im = left[2 * (row * dimension + middle) + 1];
        if (re == 0 && im == 0) {
          continue;
        }
        int to = 2 * row * dimension;
        int from = 2 * middle * dimension;
        for (int column = 0; column < 2 * dimension; column += 2) {
          double otherRe = right[from + column];
          double otherIm = right[from + column + 1];
          product[to + column] += re * otherRe - im * otherIm;
          product[to + column + 1] += re * otherIm + im * otherRe;
        }
      }
    }
    return product;
  }

  /** Product of two 2 by 2 matrices. */
  public static double[] times2(double[] left, double[] right) {
    return times(left, right, 2);
  }

  /** Product of two 4 by 4 matrices. */
  public static double[] times4(double[] left, double[] right) {
    return times(left, right, 4);
  }

  /** The conjugate transpose. */
  public static double[] adjoint(double[] matrix, int dimension) {
    double[] adjoint = new double[matrix.length];
    for (int row = 0; row < dimension; row++) {
      for (int column = 0; column < dimension; column++) {
        adjoint[2 * (column * dimension + row)] = matrix[2 * (row * dimension + column)];
        adjoint[2 * (column * dimension + row) + 1] = -matrix[2 * (row * dimension + column) + 1];
      }
    }
    return adjoint;
  }

  /** The matrix that acts with {@code low} on qubit 0 and with {@code high} on qubit 1. */
  public static double[] tensor(double[] low, double[] high) {
    double[] product = new double[32];
    for (int row = 0; row < 4; row++) {
      for (int column = 0; column < 4; column++) {
        int h = 2 * ((row >> 1) * 2 + (column >> 1));
        int l = 2 * ((row & 1) * 2 + (column & 1));
        int to = 2 * (row * 4 + column);
        product[to] = high[h] * low[l] - high[h + 1] * low[l + 1];
        product[to + 1] = high[h] * low[l + 1] + high[h + 1] * low[l];
      }
    }
    return product;
  }

  /** The two-qubit matrix with its qubits exchanged. */
  public static double[] reversed(double[] matrix) {
    double[] reversed = new double[32];
    for (int row = 0; row < 4; row++) {
      for (int column = 0; column < 4; column++) {
        int to = 2 * (exchanged(row) * 4 + exchanged(column));
        int from = 2 * (row * 4 + column);
        reversed[to] = matrix[from];
        reversed[to + 1] = matrix[from + 1];
      }
    }
    return reversed;
  }

  /** SWAP times the two-qubit matrix. */
  public static double[] swapped(double[] matrix) {
    double[] swapped = matrix.clone();
    System.arraycopy(matrix, 8, swapped, 16, 8);
    System.arraycopy(matrix, 16, swapped, 8, 8);
    return swapped;
  }

  /** exp(-i angle/2 Z Z) in 4 by 4. */
  public static double[] rzz(double angle) {
    double c = Math.cos(angle / 2);
    double s = Math.sin(angle / 2);
    double[] matrix = new double[32];
    for (int i = 0; i < 4; i++) {
      matrix[10 * i] = c;
      matrix[10 * i + 1] = i == 0 || i == 3 ? -s : s;
    }
    return matrix;
  }

  /** True when the 2 by 2 unitary is diagonal, to rounding. */
  public static boolean isDiagonal(double[] matrix) {
    return square(matrix, 2) < Tolerance.AMPLITUDE * Tolerance.AMPLITUDE;
  }

  /** True when the 2 by 2 unitary has nothing on its diagonal, to rounding. */
  public static boolean isAntidiagonal(double[] matrix) {
    return square(matrix, 0) < Tolerance.AMPLITUDE * Tolerance.AMPLITUDE;
  }

  /** True when the 2 by 2 unitary is a phase factor, to rounding. */
  public static boolean isScalar(double[] matrix) {
    double re = matrix[0] - matrix[6];
    double im = matrix[1] - matrix[7];
    return isDiagonal(matrix) && re * re + im * im < Tolerance.AMPLITUDE * Tolerance.AMPLITUDE;
  }

  private static double square(double[] matrix, int at) {
    return matrix[at] * matrix[at] + matrix[at + 1] * matrix[at + 1];
  }

  private static int exchanged(int index) {
    return ((index & 1) << 1) | (index >> 1);
  }
}
