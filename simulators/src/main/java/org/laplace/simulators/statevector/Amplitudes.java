package org.laplace.simulators.statevector;

import java.security.MessageDigest;
import java.util.Arrays;
import org.laplace.circuits.GateApplication;
import org.laplace.circuits.UnitaryMatrix;
import org.laplace.simulators.Sha256;
import org.laplace.simulators.shots.QuantumState;

/** The 2^n amplitudes of n qubits; qubit k is bit k of an index. */
final class Amplitudes implements QuantumState<Amplitudes> {
  final int qubits;
  final double[] re;
  final double[] im;

  /** All qubits in |0>. */
  Amplitudes(int qubits) {
    this.qubits = qubits;
    re = new double[1 << qubits];
    im = new double[1 << qubits];
    re[0] = 1;
  }

  @Override
  public void set(Amplitudes other) {
    System.arraycopy(other.re, 0, re, 0, re.length);
    System.arraycopy(other.im, 0, im, 0, im.length);
  }

  /** |amplitude|^2. */
  double probability(int index) {
    return re[index] * re[index] + im[index] * im[index];
  }

  @Override
  public boolean apply(GateApplication gate) {
    UnitaryMatrix matrix = gate.kernelMatrix();
    double[] matrixRe = matrix.re();
    double[] matrixIm = matrix.im();
    if (!isFinite(matrixRe) || !isFinite(matrixIm)) {
      return false;
    }
    int controls = gate.controls();
    int[] fixed = new int[gate.qubits()];
    int active = 0;
    for (int k = 0; k < fixed.length; k++) {
      fixed[k] = gate.qubit(k);
      if (k < controls && ((gate.negated() >>> k) & 1) == 0) {
        active |= 1 << fixed[k];
      }
    }
    int[] offsets = new int[matrix.dimension()];
    for (int local = 0; local < offsets.length; local++) {
      for (int k = 0; k < fixed.length - controls; k++) {
        offsets[local] |= ((local >> k) & 1) << fixed[controls + k];
      }
    }
    Arrays.sort(fixed);
    if (offsets.length == 2) {
      applyToOneTarget(matrixRe, matrixIm, fixed, active, offsets[1]);
    } else {
      applyToTargets(matrixRe, matrixIm, fixed, active, offsets);
    }
    return true;
  }

  /** The same sums as {@link #applyToTargets}, written out. */
  private void applyToOneTarget(
      double[] matrixRe, double[] matrixIm, int[] fixed, int active, int offset) {
    double r00 = matrixRe[0];
    double r01 = matrixRe[1];
    double r10 = matrixRe[2];
    double r11 = matrixRe[3];
    double i00 = matrixIm[0];
    double i01 = matrixIm[1];
    double i10 = matrixIm[2];
    double i11 = matrixIm[3];
    int groups = re.length >> fixed.length;
    for (int group = 0; group < groups; group++) {
      int index0 = spread(group, fixed) | active;
      int index1 = index0 | offset;
      double x0 = re[index0];
      double y0 = im[index0];
      double x1 = re[index1];
      double y1 = im[index1];
      re[index0] = (((0 + r00 * x0) - i00 * y0) + r01 * x1) - i01 * y1;
      im[index0] = (((0 + r00 * y0) + i00 * x0) + r01 * y1) + i01 * x1;
      re[index1] = (((0 + r11 * x1) - i11 * y1) + r10 * x0) - i10 * y0;
      im[index1] = (((0 + r11 * y1) + i11 * x1) + r10 * y0) + i10 * x0;
    }
  }

  private void applyToTargets(
      double[] matrixRe, double[] matrixIm, int[] fixed, int active, int[] offsets) {
    int dimension = offsets.length;
    double[] x = new double[dimension];
    double[] y = new double[dimension];
    int groups = re.length >> fixed.length;
    for (int group = 0; group < groups; group++) {
      int base = spread(group, fixed) | active;
      for (int local = 0; local < dimension; local++) {
        x[local] = re[base | offsets[local]];
        y[local] = im[base | offsets[local]];
      }
      for (int row = 0; row < dimension; row++) {
        double sumRe = 0;
        double sumIm = 0;
        for (int m = 0; m < dimension; m++) {
          int column = row ^ m;
          double entryRe = matrixRe[row * dimension + column];
          double entryIm = matrixIm[row * dimension + column];
          sumRe = (sumRe + entryRe * x[column]) - entryIm * y[column];
          sumIm = (sumIm + entryRe * y[column]) + entryIm * x[column];
        }
        re[base | offsets[row]] = sumRe;
        im[base | offsets[row]] = sumIm;
      }
    }
  }

  /** The group's bits at the places that are not fixed (ascending), zeros at those that are. */
  private static int spread(int group, int[] fixed) {
    int index = group;
    for (int place : fixed) {
      int below = (1 << place) - 1;
      index = ((index & ~below) << 1) | (index & below);
    }
    return index;
  }

  @Override
  public boolean measure(int qubit, double draw) {
    double p0 = OrderedSum.of(re.length, i -> ((i >> qubit) & 1) == 0 ? probability(i) : 0);
    double p1 = OrderedSum.of(re.length, i -> ((i >> qubit) & 1) == 0 ? 0 : probability(i));
    boolean one = draw * (p0 + p1) >= p0;
    double scale = 1 / StrictMath.sqrt(one ? p1 : p0);
    for (int i = 0; i < re.length; i++) {
      boolean kept = (((i >> qubit) & 1) != 0) == one;
      re[i] = kept ? re[i] * scale : 0;
      im[i] = kept ? im[i] * scale : 0;
    }
    return one;
  }

  /** Moves what has the qubit at 1 to where it is 0; nothing may be there. */
  @Override
  public void lower(int qubit) {
    int bit = 1 << qubit;
    for (int i = 0; i < re.length; i++) {
      if ((i & bit) != 0) {
        re[i ^ bit] = re[i];
        im[i ^ bit] = im[i];
        re[i] = 0;
        im[i] = 0;
      }
    }
  }

  /** Adds all real parts, then all imaginary parts to a digest. */
  @Override
  public void addTo(MessageDigest digest) {
    Sha256.update(digest, re);
    Sha256.update(digest, im);
  }

  private static boolean isFinite(double[] values) {
    for (double value : values) {
      if (!Double.isFinite(value)) {
        return false;
      }
    }
    return true;
  }
}
