package org.laplace.circuits;

/**
 * Whether gates are Clifford gates: those that turn Pauli operators into Pauli operators when they
 * are conjugated with them.
 */
final class CliffordRecognition {
  /** Larger gates of the table and gates under several controls are none. */
  private static final int QUBITS_MAX = 4;

  private static final double TOLERANCE = 1e-12;

  private CliffordRecognition() {}

  /** Whether the gate is one for its parameters, controls included. */
  static boolean isClifford(GateApplication gate) {
    if (gate.qubits() == 0 || (gate.modifierControls() == 0 && gate.gate().isClifford())) {
      return true;
    }
    if (gate.qubits() > QUBITS_MAX) {
      return false;
    }
    UnitaryMatrix matrix = gate.matrix();
    for (int qubit = 0; qubit < gate.qubits(); qubit++) {
      if (!isPauli(conjugated(matrix, 1 << qubit, 0))
          || !isPauli(conjugated(matrix, 0, 1 << qubit))) {
        return false;
      }
    }
    return true;
  }

  /** U P U* for P that flips the bits of one mask and gives the others a sign; re and im. */
  private static double[][][] conjugated(UnitaryMatrix u, int flips, int signs) {
    int n = u.dimension();
    var result = new double[2][n][n];
    for (int row = 0; row < n; row++) {
      for (int column = 0; column < n; column++) {
        double re = 0;
        double im = 0;
        for (int k = 0; k < n; k++) {
          double sign = Integer.bitCount(k & signs) % 2 == 0 ? 1 : -1;
          double aRe = u.re(row, k ^ flips);
          double aIm = u.im(row, k ^ flips);
          double bRe = u.re(column, k);
          double bIm = u.im(column, k);
          re += sign * (aRe * bRe + aIm * bIm);
          im += sign * (aIm * bRe - aRe * bIm);
        }
        result[0][row][column] = re;
        result[1][row][column] = im;
      }
    }
    return result;
  }

  /** A Pauli operator, up to a phase, flips the same bits of every index and gives each a sign. */
  private static boolean isPauli(double[][][] m) {
    int n = m[0].length;
    int flips = 0;
    while (flips < n && isZero(m[0][flips][0]) && isZero(m[1][flips][0])) {
      flips++;
    }
    if (flips == n) {
      return false;
    }
    double re = m[0][flips][0];
    double im = m[1][flips][0];
    int signs = 0;
    for (int column = 0; column < n; column++) {
      boolean negative = Integer.bitCount(column & signs) % 2 == 1;
      if (Integer.bitCount(column) == 1) {
        negative = re * m[0][column ^ flips][column] + im * m[1][column ^ flips][column] < 0;
        signs |= negative ? column : 0;
      }
      double sign = negative ? -1 : 1;
      for (int row = 0; row < n; row++) {
        boolean there = row == (column ^ flips);
        if (!isZero(m[0][row][column] - (there ? sign * re : 0))
            || !isZero(m[1][row][column] - (there ? sign * im : 0))) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean isZero(double value) {
    return Math.abs(value) < TOLERANCE;
  }
}
