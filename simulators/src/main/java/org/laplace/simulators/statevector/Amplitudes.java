package org.laplace.simulators.statevector;

import java.security.MessageDigest;
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
    if (!Matrices.isFinite(matrix)) {
      return false;
    }
    int controls = 0;
    int values = 0;
    int[] targets = new int[gate.qubits() - gate.controls()];
    for (int k = 0; k < gate.qubits(); k++) {
      if (k >= gate.controls()) {
        targets[k - gate.controls()] = gate.qubit(k);
      } else {
        controls |= 1 << gate.qubit(k);
        values |= (int) ((~gate.negated() >>> k) & 1) << gate.qubit(k);
      }
    }
    new DenseKernel(new BlockMatrix(matrix.re(), matrix.im(), targets, controls, values))
        .apply(re, im, 0, re.length);
    return true;
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
}
