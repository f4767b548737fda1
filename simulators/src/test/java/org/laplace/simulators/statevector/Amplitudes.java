package org.laplace.simulators.statevector;

import org.laplace.circuits.GateApplication;
import org.laplace.circuits.UnitaryMatrix;

/** Gate by gate, without a plan: what plans are compared with. */
final class Amplitudes {
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

  void set(Amplitudes other) {
    System.arraycopy(other.re, 0, re, 0, re.length);
    System.arraycopy(other.im, 0, im, 0, im.length);
  }

  /** |amplitude|^2. */
  double probability(int index) {
    return re[index] * re[index] + im[index] * im[index];
  }

  boolean apply(GateApplication gate) {
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
}
