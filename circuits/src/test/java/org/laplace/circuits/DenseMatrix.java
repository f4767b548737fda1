package org.laplace.circuits;

import java.util.List;

/** A dense complex matrix for tests: the slow and obvious way to know what gates do. */
public final class DenseMatrix {
  private final int dimension;
  private final double[][] re;
  private final double[][] im;

  private DenseMatrix(int dimension) {
    this.dimension = dimension;
    this.re = new double[dimension][dimension];
    this.im = new double[dimension][dimension];
  }

  public static DenseMatrix identity(int qubits) {
    var matrix = new DenseMatrix(1 << qubits);
    for (int i = 0; i < matrix.dimension; i++) {
      matrix.re[i][i] = 1;
    }
    return matrix;
  }

  public static DenseMatrix of(UnitaryMatrix unitary) {
    var matrix = new DenseMatrix(unitary.dimension());
    for (int row = 0; row < matrix.dimension; row++) {
      for (int column = 0; column < matrix.dimension; column++) {
        matrix.re[row][column] = unitary.re(row, column);
        matrix.im[row][column] = unitary.im(row, column);
      }
    }
    return matrix;
  }

  /** The product of the applications on so many qubits, the first applied first. */
  public static DenseMatrix of(int qubits, List<GateApplication> applications) {
    DenseMatrix product = identity(qubits);
    for (GateApplication application : applications) {
      product = product.then(application);
    }
    return product;
  }

  /** application * this. */
  public DenseMatrix then(GateApplication application) {
    UnitaryMatrix gate = application.matrix();
    var result = new DenseMatrix(dimension);
    for (int row = 0; row < dimension; row++) {
      int localRow = local(row, application);
      for (int k = 0; k < gate.dimension(); k++) {
        double gateRe = gate.re(localRow, k);
        double gateIm = gate.im(localRow, k);
        if (gateRe == 0 && gateIm == 0) {
          continue;
        }
        int from = global(row, k, application);
        for (int column = 0; column < dimension; column++) {
          result.re[row][column] += gateRe * re[from][column] - gateIm * im[from][column];
          result.im[row][column] += gateRe * im[from][column] + gateIm * re[from][column];
        }
      }
    }
    return result;
  }

  public DenseMatrix times(DenseMatrix right) {
    var result = new DenseMatrix(dimension);
    for (int row = 0; row < dimension; row++) {
      for (int k = 0; k < dimension; k++) {
        for (int column = 0; column < dimension; column++) {
          result.re[row][column] +=
              re[row][k] * right.re[k][column] - im[row][k] * right.im[k][column];
          result.im[row][column] +=
              re[row][k] * right.im[k][column] + im[row][k] * right.re[k][column];
        }
      }
    }
    return result;
  }

  public DenseMatrix adjoint() {
    var result = new DenseMatrix(dimension);
    for (int row = 0; row < dimension; row++) {
      for (int column = 0; column < dimension; column++) {
        result.re[row][column] = re[column][row];
        result.im[row][column] = -im[column][row];
      }
    }
    return result;
  }

  /** The largest absolute difference of an entry. */
  public double distance(DenseMatrix other) {
    double distance = 0;
    for (int row = 0; row < dimension; row++) {
      for (int column = 0; column < dimension; column++) {
        distance =
            Math.max(
                distance,
                Math.hypot(
                    re[row][column] - other.re[row][column],
                    im[row][column] - other.im[row][column]));
      }
    }
    return distance;
  }

  public int dimension() {
    return dimension;
  }

  public double re(int row, int column) {
    return re[row][column];
  }

  public double im(int row, int column) {
    return im[row][column];
  }

  private static int local(int index, GateApplication application) {
    int local = 0;
    for (int k = 0; k < application.qubits(); k++) {
      local |= (index >> application.qubit(k) & 1) << k;
    }
    return local;
  }

  private static int global(int index, int local, GateApplication application) {
    int global = index;
    for (int k = 0; k < application.qubits(); k++) {
      int qubit = application.qubit(k);
      global = (global & ~(1 << qubit)) | ((local >> k & 1) << qubit);
    }
    return global;
  }
}
