package org.laplace.circuits.transpile.unitary;

import static org.laplace.circuits.transpile.unitary.Matrices.adjoint;
import static org.laplace.circuits.transpile.unitary.Matrices.times2;
import static org.laplace.circuits.transpile.unitary.Matrices.times4;

/**
 * The canonical decomposition of a two-qubit unitary (Khaneja, Brockett, Glaser; Kraus, Cirac): up
 * to a phase, (left0 on 0, left1 on 1) exp(i (a XX + b YY + c ZZ)) (right0 on 0, right1 on 1).
 *
 * <p>Coordinates lie in the Weyl chamber: pi/4 >= a >= b >= |c|, and c >= 0 where a = pi/4.
 *
 * @param a coordinate of XX in radians
 * @param b coordinate of YY
 * @param c coordinate of ZZ
 * @param left0 2 by 2, applied last
 * @param left1 2 by 2, applied last
 * @param right0 2 by 2, applied first
 * @param right1 2 by 2, applied first
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; each is made for its owner.
public record Canonical(
    double a,
    double b,
    double c,
    double[] left0,
    double[] left1,
    double[] right0,
    double[] right1) {
  private static final double QUARTER = Math.PI / 4;
  private static final double HALF_PI = Math.PI / 2;

  /** Columns: the Bell states with the phases that make local unitaries real. */
  private static final double[] MAGIC = magic();

  private static final double[] MAGIC_ADJOINT = adjoint(MAGIC, 4);

  /** Eigenvalues of XX, YY, ZZ on the columns of {@link #MAGIC}. */
  private static final int[][] SIGNS = {{1, -1, -1, 1}, {-1, 1, -1, 1}, {1, 1, -1, -1}};

  private static final double[][] PAULIS = {
    {0, 0, 1, 0, 1, 0, 0, 0}, {0, 0, 0, -1, 0, 1, 0, 0}, {1, 0, 0, 0, 0, 0, -1, 0}
  };

  /** Cliffords that exchange two axes when they conjugate both qubits: YZ, XZ, XY. */
  private static final double[][] EXCHANGES = {
    Matrices.rx(HALF_PI), Matrices.ry(HALF_PI), Matrices.rz(HALF_PI)
  };

  /** Number of controlled-Z gates that the interaction needs: 0 to 3. */
  public int entanglers() {
    return entanglers(a, b, c);
  }

  /** The same for coordinates of the chamber. */
  public static int entanglers(double a, double b, double c) {
    if (Math.abs(c) > Tolerance.COORDINATE) {
      return 3;
    }
    if (b > Tolerance.COORDINATE) {
      return 2;
    }
    if (a < Tolerance.COORDINATE) {
      return 0;
    }
    return QUARTER - a < Tolerance.COORDINATE ? 1 : 2;
  }

  /** Number of controlled-Z gates that the interaction needs when a SWAP follows it. */
  public int entanglersSwapped() {
    double[] mirror = mirror(a, b, c);
    return entanglers(mirror[0], mirror[1], mirror[2]);
  }

  /** Coordinates of the interaction followed by a SWAP (arXiv 2308.03874, section II). */
  static double[] mirror(double a, double b, double c) {
    double[] mirror =
        c >= 0
            ? new double[] {QUARTER - c, QUARTER - b, a - QUARTER}
            : new double[] {QUARTER + c, QUARTER - b, QUARTER - a};
    if (QUARTER - mirror[0] < Tolerance.COORDINATE && mirror[2] < 0) {
      mirror[2] = -mirror[2];
    }
    return mirror;
  }

  /** The decomposition of a 4 by 4 unitary. */
  public static Canonical of(double[] unitary) {
    double[] special = timesPhase(unitary, -Determinants.argument4(unitary) / 4);
    double[] inMagic = times4(MAGIC_ADJOINT, times4(special, MAGIC));
    double[] basis = Orthogonal.diagonalising(transposeTimes(inMagic));
    double[] rotated = timesReal(inMagic, basis);
    double[] phases = new double[4];
    double[] left = new double[32];
    double sum = 0;
    for (int column = 0; column < 4; column++) {
      phases[column] = phaseOfColumn(rotated, column);
      sum += phases[column];
    }
    // The product of the phases is the determinant up to the sign of the real rotation.
    if (Math.cos(sum) < 0) {
      phases[0] += Math.PI;
    }
    for (int column = 0; column < 4; column++) {
      double re = Math.cos(phases[column]);
      double im = -Math.sin(phases[column]);
      for (int row = 0; row < 4; row++) {
        int at = 2 * (row * 4 + column);
        left[at] = rotated[at] * re - rotated[at + 1] * im;
      }
    }
    double[] coordinates = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      for (int column = 0; column < 4; column++) {
        coordinates[axis] += SIGNS[axis][column] * phases[column] / 4;
      }
    }
    double[] right = new double[32];
    for (int i = 0; i < 16; i++) {
      right[2 * i] = basis[(i & 3) * 4 + (i >> 2)];
    }
    double[][] leftParts = Factors.of(times4(MAGIC, times4(left, MAGIC_ADJOINT)));
    double[][] rightParts = Factors.of(times4(MAGIC, times4(right, MAGIC_ADJOINT)));
    return inChamber(coordinates, leftParts, rightParts);
  }

  private static Canonical inChamber(double[] coordinates, double[][] left, double[][] right) {
    for (int axis = 0; axis < 3; axis++) {
      reduce(coordinates, axis, right);
    }
    for (int pass = 0; pass < 2; pass++) {
      for (int k = 0; k < 2; k++) {
        if (Math.abs(coordinates[k]) < Math.abs(coordinates[k + 1])) {
          exchange(coordinates, k, k + 1, left, right);
        }
      }
    }
    if (coordinates[0] < 0) {
      flip(coordinates, 0, coordinates[1] < 0 ? 1 : 2, left, right);
    }
    if (coordinates[1] < 0) {
      flip(coordinates, 1, 2, left, right);
    }
    if (QUARTER - coordinates[0] < Tolerance.COORDINATE && coordinates[2] < 0) {
      shift(coordinates, 0, 1, right);
      flip(coordinates, 0, 2, left, right);
    }
    return new Canonical(
        coordinates[0], coordinates[1], coordinates[2], left[0], left[1], right[0], right[1]);
  }

  /** Brings a coordinate to (-pi/4, pi/4]; whole half turns are Paulis on both qubits. */
  private static void reduce(double[] coordinates, int axis, double[][] right) {
    int turns = (int) Math.ceil((coordinates[axis] - QUARTER - Tolerance.COORDINATE) / HALF_PI);
    if (turns != 0) {
      shift(coordinates, axis, turns, right);
    }
  }

  private static void shift(double[] coordinates, int axis, int turns, double[][] right) {
    coordinates[axis] -= turns * HALF_PI;
    if ((turns & 1) != 0) {
      right[0] = times2(PAULIS[axis], right[0]);
      right[1] = times2(PAULIS[axis], right[1]);
    }
  }

  private static void exchange(
      double[] coordinates, int k, int l, double[][] left, double[][] right) {
    double kept = coordinates[k];
    coordinates[k] = coordinates[l];
    coordinates[l] = kept;
    double[] gate = EXCHANGES[3 - k - l];
    double[] inverse = adjoint(gate, 2);
    for (int qubit = 0; qubit < 2; qubit++) {
      left[qubit] = times2(left[qubit], inverse);
      right[qubit] = times2(gate, right[qubit]);
    }
  }

  /** Negates two coordinates: the Pauli of the third axis on one qubit, before and after. */
  private static void flip(double[] coordinates, int k, int l, double[][] left, double[][] right) {
    coordinates[k] = -coordinates[k];
    coordinates[l] = -coordinates[l];
    double[] pauli = PAULIS[3 - k - l];
    left[0] = times2(left[0], pauli);
    right[0] = times2(pauli, right[0]);
  }

  private static double[] magic() {
    double h = Math.sqrt(0.5);
    double[] magic = new double[32];
    // Columns: (00+11), i(00-11), i(01+10), (01-10), ordered as SIGNS expects.
    set(magic, 0, 0, h, 0);
    set(magic, 3, 0, h, 0);
    set(magic, 0, 1, 0, h);
    set(magic, 3, 1, 0, -h);
    set(magic, 1, 2, h, 0);
    set(magic, 2, 2, -h, 0);
    set(magic, 1, 3, 0, h);
    set(magic, 2, 3, 0, h);
    return magic;
  }

  private static void set(double[] matrix, int row, int column, double re, double im) {
    matrix[2 * (row * 4 + column)] = re;
    matrix[2 * (row * 4 + column) + 1] = im;
  }

  private static double[] timesPhase(double[] matrix, double angle) {
    double c = Math.cos(angle);
    double s = Math.sin(angle);
    double[] product = new double[matrix.length];
    for (int i = 0; i < matrix.length; i += 2) {
      product[i] = matrix[i] * c - matrix[i + 1] * s;
      product[i + 1] = matrix[i] * s + matrix[i + 1] * c;
    }
    return product;
  }

  private static double[] transposeTimes(double[] matrix) {
    double[] transpose = new double[32];
    for (int row = 0; row < 4; row++) {
      for (int column = 0; column < 4; column++) {
        transpose[2 * (column * 4 + row)] = matrix[2 * (row * 4 + column)];
        transpose[2 * (column * 4 + row) + 1] = matrix[2 * (row * 4 + column) + 1];
      }
    }
    return times4(transpose, matrix);
  }

  private static double[] timesReal(double[] matrix, double[] real) {
    double[] product = new double[32];
    for (int row = 0; row < 4; row++) {
      for (int column = 0; column < 4; column++) {
        double re = 0;
        double im = 0;
        for (int k = 0; k < 4; k++) {
          re += matrix[2 * (row * 4 + k)] * real[k * 4 + column];
          im += matrix[2 * (row * 4 + k) + 1] * real[k * 4 + column];
        }
        product[2 * (row * 4 + column)] = re;
        product[2 * (row * 4 + column) + 1] = im;
      }
    }
    return product;
  }

  /** A column is a real vector times a phase factor: the phase, up to half turns. */
  private static double phaseOfColumn(double[] matrix, int column) {
    double re = 0;
    double im = 0;
    for (int row = 0; row < 4; row++) {
      double x = matrix[2 * (row * 4 + column)];
      double y = matrix[2 * (row * 4 + column) + 1];
      re += x * x - y * y;
      im += 2 * x * y;
    }
    return Math.atan2(im, re) / 2;
  }
}
