package org.laplace.circuits.transpile.form;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.laplace.circuits.Gate;
import org.laplace.circuits.GateApplication;
import org.laplace.circuits.transpile.unitary.Matrices;

/**
 * Gates on three and more qubits by smaller ones: those of the table as the table says, a rotation
 * under many controls by square roots and controlled NOTs with borrowed qubits (Barenco et al.
 * 1995, lemmas 7.2, 7.3 and 7.5), so that the number of gates is quadratic in the controls.
 */
final class Controlled {
  private static final double[] NO_PARAMETERS = {};

  private final List<GateApplication> gates = new ArrayList<>();

  private Controlled() {}

  /** Gates that do the same, each on fewer qubits or with fewer controls; in the order to apply. */
  static List<GateApplication> decompose(GateApplication gate) {
    Gate kernel = gate.kernel();
    boolean isOfTable = gate.modifierControls() == 0 && !gate.decomposition().isEmpty();
    if (isOfTable || kernel.qubits() > 1) {
      return gate.decomposition();
    }
    int controls = gate.controls();
    var controlled = new Controlled();
    controlled.flip(gate);
    int[] qubits = new int[controls];
    Arrays.setAll(qubits, gate::qubit);
    if (kernel.qubits() == 0) {
      // A phase under controls is a phase gate on one of them under the others.
      double[] phase = Matrices.of(Gate.P.matrix(gate.parameter(0)));
      controlled.rotation(phase, Arrays.copyOf(qubits, controls - 1), qubits[controls - 1]);
    } else {
      controlled.rotation(Matrices.of(gate.kernelMatrix()), qubits, gate.qubit(controls));
    }
    controlled.flip(gate);
    return controlled.gates;
  }

  private void flip(GateApplication gate) {
    for (int k = 0; k < gate.modifierControls(); k++) {
      if (((gate.negated() >>> k) & 1) != 0) {
        add(Gate.X, gate.qubit(k));
      }
    }
  }

  private void add(Gate gate, int... qubits) {
    gates.add(GateApplication.of(gate, NO_PARAMETERS, qubits));
  }

  private void rotation(double[] unitary, int[] controls, int target) {
    int last = controls[controls.length - 1];
    if (controls.length == 1) {
      one(unitary, last, target);
      return;
    }
    if (controls.length == 2 && Arrays.equals(unitary, Matrices.pauliX())) {
      add(Gate.CCX, controls[0], controls[1], target);
      return;
    }
    double[] root = squareRoot(unitary);
    int[] rest = Arrays.copyOf(controls, controls.length - 1);
    one(root, last, target);
    not(rest, last, new int[] {target});
    one(Matrices.adjoint(root, 2), last, target);
    not(rest, last, new int[] {target});
    rotation(root, rest, target);
  }

  /** A unitary under one control, its phase included. */
  private void one(double[] m, int control, int target) {
    double theta = 2 * Math.atan2(Math.hypot(m[4], m[5]), Math.hypot(m[0], m[1]));
    boolean hasDiagonal = Math.hypot(m[0], m[1]) > 1e-12;
    double gamma = hasDiagonal ? Math.atan2(m[1], m[0]) : 0;
    double phi = Math.hypot(m[4], m[5]) > 1e-12 ? Math.atan2(m[5], m[4]) - gamma : 0;
    double lambda =
        hasDiagonal ? Math.atan2(m[7], m[6]) - gamma - phi : Math.atan2(-m[3], -m[2]) - gamma;
    gates.add(
        GateApplication.of(Gate.CU, new double[] {theta, phi, lambda, gamma}, control, target));
  }

  /** A NOT under controls; the borrowed qubits may be in any state and are given back. */
  private void not(int[] controls, int target, int[] borrowed) {
    int count = controls.length;
    if (count == 1) {
      add(Gate.CX, controls[0], target);
    } else if (count == 2) {
      add(Gate.CCX, controls[0], controls[1], target);
    } else if (borrowed.length >= count - 2) {
      ladder(controls, target, borrowed, count - 1);
      ladder(controls, borrowed[count - 3], borrowed, count - 2);
    } else {
      int half = (count + 1) / 2;
      int[] low = Arrays.copyOf(controls, half);
      int[] high = Arrays.copyOfRange(controls, half, count + 1);
      high[count - half] = borrowed[0];
      int[] lowBorrowed = Arrays.copyOfRange(controls, half, count + 1);
      lowBorrowed[count - half] = target;
      for (int round = 0; round < 2; round++) {
        not(low, borrowed[0], lowBorrowed);
        not(high, target, low);
      }
    }
  }

  /** Down from a control to the first two, and up again. */
  private void ladder(int[] controls, int target, int[] borrowed, int from) {
    for (int k = from; k >= 2; k--) {
      add(Gate.CCX, controls[k], borrowed[k - 2], k == from ? target : borrowed[k - 1]);
    }
    add(Gate.CCX, controls[0], controls[1], from == 1 ? target : borrowed[0]);
    for (int k = 2; k <= from; k++) {
      add(Gate.CCX, controls[k], borrowed[k - 2], k == from ? target : borrowed[k - 1]);
    }
  }

  /** The root whose eigenvalues have half the angle. */
  private static double[] squareRoot(double[] m) {
    double re = m[0] * m[6] - m[1] * m[7] - m[2] * m[4] + m[3] * m[5];
    double im = m[0] * m[7] + m[1] * m[6] - m[2] * m[5] - m[3] * m[4];
    double phase = Math.atan2(im, re) / 2;
    double c = Math.cos(phase);
    double s = Math.sin(phase);
    // In SU(2) it is cos(t) - i sin(t) n; the root is (1 + it) / (2 cos(t/2)).
    double cosine = ((m[0] + m[6]) * c + (m[1] + m[7]) * s) / 2;
    if (cosine < 0) {
      c = -c;
      s = -s;
      cosine = -cosine;
      phase += Math.PI;
    }
    double scale = 1 / Math.sqrt(2 + 2 * cosine);
    double outRe = Math.cos(phase / 2) * scale;
    double outIm = Math.sin(phase / 2) * scale;
    double[] root = new double[8];
    for (int i = 0; i < 8; i += 2) {
      double unitRe = m[i] * c + m[i + 1] * s + (i == 0 || i == 6 ? 1 : 0);
      double unitIm = m[i + 1] * c - m[i] * s;
      root[i] = unitRe * outRe - unitIm * outIm;
      root[i + 1] = unitRe * outIm + unitIm * outRe;
    }
    return root;
  }
}
