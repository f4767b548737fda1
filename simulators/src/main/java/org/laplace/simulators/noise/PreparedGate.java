package org.laplace.simulators.noise;

import java.util.function.IntUnaryOperator;
import org.laplace.circuits.GateApplication;
import org.laplace.circuits.UnitaryMatrix;

/** A gate as it acts on amplitudes. */
final class PreparedGate {
  private final UnitaryMatrix matrix;

  /** Qubits of the kernel; bit k of the matrix's index is the kth. */
  private final int[] targets;

  /** Bits of an amplitude's index that decide whether the gate acts. */
  private final int controls;

  /** What these bits must be. */
  private final int values;

  private PreparedGate(UnitaryMatrix matrix, int[] targets, int controls, int values) {
    this.matrix = matrix;
    this.targets = targets;
    this.controls = controls;
    this.values = values;
  }

  /**
   * The gate of the circuit.
   *
   * @param numbers the amplitudes' number of each of the circuit's qubits
   */
  static PreparedGate of(GateApplication gate, IntUnaryOperator numbers) {
    int controls = 0;
    int values = 0;
    int[] targets = new int[gate.qubits() - gate.controls()];
    for (int k = 0; k < gate.qubits(); k++) {
      int qubit = numbers.applyAsInt(gate.qubit(k));
      if (k >= gate.controls()) {
        targets[k - gate.controls()] = qubit;
      } else {
        controls |= 1 << qubit;
        values |= (int) (~gate.negated() >>> k & 1) << qubit;
      }
    }
    return new PreparedGate(gate.kernelMatrix(), targets, controls, values);
  }

  /** Applies the gate. */
  void apply(double[] re, double[] im) {
    if (targets.length == 1) {
      applyToOne(re, im);
    } else {
      applyToSeveral(re, im);
    }
  }

  private void applyToOne(double[] re, double[] im) {
    double aRe = matrix.re(0, 0);
    double aIm = matrix.im(0, 0);
    double bRe = matrix.re(0, 1);
    double bIm = matrix.im(0, 1);
    double cRe = matrix.re(1, 0);
    double cIm = matrix.im(1, 0);
    double dRe = matrix.re(1, 1);
    double dIm = matrix.im(1, 1);
    int bit = 1 << targets[0];
    for (int high = 0; high < re.length; high += 2 * bit) {
      for (int i = high; i < high + bit; i++) {
        if ((i & controls) == values) {
          int j = i | bit;
          double xRe = re[i];
          double xIm = im[i];
          double yRe = re[j];
          double yIm = im[j];
          re[i] = aRe * xRe - aIm * xIm + bRe * yRe - bIm * yIm;
          im[i] = aRe * xIm + aIm * xRe + bRe * yIm + bIm * yRe;
          re[j] = cRe * xRe - cIm * xIm + dRe * yRe - dIm * yIm;
          im[j] = cRe * xIm + cIm * xRe + dRe * yIm + dIm * yRe;
        }
      }
    }
  }

  private void applyToSeveral(double[] re, double[] im) {
    int dimension = 1 << targets.length;
    int[] offsets = new int[dimension];
    int all = 0;
    for (int k = 0; k < targets.length; k++) {
      all |= 1 << targets[k];
      for (int m = 0; m < dimension; m++) {
        offsets[m] |= (m >> k & 1) << targets[k];
      }
    }
    double[] oldRe = new double[dimension];
    double[] oldIm = new double[dimension];
    for (int i = 0; i < re.length; i++) {
      if ((i & all) == 0 && (i & controls) == values) {
        for (int m = 0; m < dimension; m++) {
          oldRe[m] = re[i | offsets[m]];
          oldIm[m] = im[i | offsets[m]];
        }
        for (int row = 0; row < dimension; row++) {
          double sumRe = 0;
          double sumIm = 0;
          for (int m = 0; m < dimension; m++) {
            double mRe = matrix.re(row, m);
            double mIm = matrix.im(row, m);
            sumRe += mRe * oldRe[m] - mIm * oldIm[m];
            sumIm += mRe * oldIm[m] + mIm * oldRe[m];
          }
          re[i | offsets[row]] = sumRe;
          im[i | offsets[row]] = sumIm;
        }
      }
    }
  }
}
