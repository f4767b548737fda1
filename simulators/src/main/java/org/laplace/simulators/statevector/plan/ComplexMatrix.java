package org.laplace.simulators.statevector.plan;

import org.laplace.circuits.UnitaryMatrix;

/**
 * A complex matrix, row-major, whose products are rounded in one order: {@code re = (re + ar*br) -
 * ai*bi} and {@code im = (im + ar*bi) + ai*br}, from 0, the inner index ascending.
 */
public final class ComplexMatrix {
  private final int rows;
  private final int columns;
  private final double[] re;
  private final double[] im;

  private ComplexMatrix(int rows, int columns) {
    this.rows = rows;
    this.columns = columns;
    re = new double[rows * columns];
    im = new double[rows * columns];
  }

  /** The entries of a unitary. */
  static ComplexMatrix of(UnitaryMatrix unitary) {
    var matrix = new ComplexMatrix(unitary.dimension(), unitary.dimension());
    for (int row = 0; row < matrix.rows; row++) {
      for (int column = 0; column < matrix.columns; column++) {
        matrix.re[row * matrix.columns + column] = unitary.re(row, column);
        matrix.im[row * matrix.columns + column] = unitary.im(row, column);
      }
    }
    return matrix;
  }

  /** This times the other. */
  ComplexMatrix times(ComplexMatrix right) {
    var product = new ComplexMatrix(rows, right.columns);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < right.columns; column++) {
        double sumRe = 0;
        double sumIm = 0;
        for (int k = 0; k < columns; k++) {
          double ar = re(row, k);
          double ai = im(row, k);
          double br = right.re(k, column);
          double bi = right.im(k, column);
          sumRe = (sumRe + ar * br) - ai * bi;
          sumIm = (sumIm + ar * bi) + ai * br;
        }
        product.re[row * right.columns + column] = sumRe;
        product.im[row * right.columns + column] = sumIm;
      }
    }
    return product;
  }

  /**
   * This matrix on qubits of a larger one.
   *
   * @param qubits number of qubits of the larger matrix
   * @param places where this matrix's qubits are in it
   */
  ComplexMatrix spread(int qubits, int... places) {
    int dimension = 1 << qubits;
    int mask = 0;
    for (int place : places) {
      mask |= 1 << place;
    }
    var wide = new ComplexMatrix(dimension, dimension);
    for (int row = 0; row < dimension; row++) {
      for (int column = 0; column < dimension; column++) {
        if ((row & ~mask) == (column & ~mask)) {
          int from = gather(row, places) * columns + gather(column, places);
          wide.re[row * dimension + column] = re[from];
          wide.im[row * dimension + column] = im[from];
        }
      }
    }
    return wide;
  }

  /** The diagonal of this matrix, for each index of a larger set of qubits. */
  ComplexMatrix diagonal(int qubits, int... places) {
    var row = new ComplexMatrix(1, 1 << qubits);
    for (int index = 0; index < row.columns; index++) {
      int entry = gather(index, places);
      row.re[index] = re(entry, entry);
      row.im[index] = im(entry, entry);
    }
    return row;
  }

  /** Of two rows: entry by entry, {@code (ar*br - ai*bi, ar*bi + ai*br)}. */
  ComplexMatrix timesEach(ComplexMatrix other) {
    var row = new ComplexMatrix(1, columns);
    for (int k = 0; k < columns; k++) {
      row.re[k] = re[k] * other.re[k] - im[k] * other.im[k];
      row.im[k] = re[k] * other.im[k] + im[k] * other.re[k];
    }
    return row;
  }

  private static int gather(int index, int[] places) {
    int gathered = 0;
    for (int k = 0; k < places.length; k++) {
      gathered |= ((index >> places[k]) & 1) << k;
    }
    return gathered;
  }

  /** All real parts, row-major; a copy. */
  public double[] realParts() {
    return re.clone();
  }

  /** All imaginary parts, row-major; a copy. */
  public double[] imaginaryParts() {
    return im.clone();
  }

  /** Real part of an entry. */
  public double re(int row, int column) {
    return re[row * columns + column];
  }

  /** Imaginary part of an entry. */
  public double im(int row, int column) {
    return im[row * columns + column];
  }
}
