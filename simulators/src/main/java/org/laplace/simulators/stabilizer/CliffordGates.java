package org.laplace.simulators.stabilizer;

import static org.laplace.simulators.stabilizer.SingleQubitClifford.isZero;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.laplace.circuits.Gate;
import org.laplace.circuits.GateApplication;
import org.laplace.circuits.UnitaryMatrix;
import org.laplace.simulators.stabilizer.CliffordStep.Kind;

/** Writes gates by the steps of a tableau, up to a phase that no measurement shows. */
final class CliffordGates {
  private CliffordGates() {}

  /** The steps, the first applied first; nothing if the gate is not recognised as Clifford. */
  static Optional<List<CliffordStep>> stepsOf(GateApplication gate) {
    var steps = new ArrayList<CliffordStep>();
    return add(gate, steps) ? Optional.of(List.copyOf(steps)) : Optional.empty();
  }

  private static boolean add(GateApplication gate, List<CliffordStep> steps) {
    int targets = gate.kernel().qubits();
    if (gate.controls() == 0 && targets == 0) {
      return true;
    }
    if (gate.controls() == 0 && targets == 1) {
      return addSingle(gate, steps);
    }
    if (gate.controls() == 1 && targets <= 1) {
      return addControlled(gate, steps);
    }
    if (gate.gate() == Gate.ECR && gate.controls() == 0) {
      addEchoedCrossResonance(gate.qubit(0), gate.qubit(1), steps);
      return true;
    }
    List<GateApplication> parts = gate.decomposition();
    for (GateApplication part : parts) {
      if (!add(part, steps)) {
        return false;
      }
    }
    return !parts.isEmpty();
  }

  /** The table decomposes this gate by parts that are not Clifford. */
  private static void addEchoedCrossResonance(int first, int second, List<CliffordStep> steps) {
    steps.add(CliffordStep.of(Kind.S, first));
    // The square root of X.
    steps.add(CliffordStep.of(Kind.H, second));
    steps.add(CliffordStep.of(Kind.S, second));
    steps.add(CliffordStep.of(Kind.H, second));
    steps.add(new CliffordStep(Kind.CX, first, second));
    steps.add(CliffordStep.of(Kind.X, first));
  }

  private static boolean addSingle(GateApplication gate, List<CliffordStep> steps) {
    Optional<SingleQubitClifford> clifford = SingleQubitClifford.of(gate.kernelMatrix());
    clifford.ifPresent(
        c -> c.sequence().forEach(kind -> steps.add(CliffordStep.of(kind, gate.qubit(0)))));
    return clifford.isPresent();
  }

  /** A Pauli operator, or nothing, times a power of i, under one control. */
  private static boolean addControlled(GateApplication gate, List<CliffordStep> steps) {
    UnitaryMatrix matrix = gate.kernelMatrix();
    int control = gate.qubit(0);
    boolean negated = gate.negated() != 0;
    var body = new ArrayList<CliffordStep>();
    if (matrix.dimension() == 1) {
      if (!addPhase(matrix.re(0, 0), matrix.im(0, 0), control, body)) {
        return false;
      }
    } else if (!addControlledPauli(matrix, control, gate.qubit(1), body)) {
      return false;
    }
    if (negated) {
      steps.add(CliffordStep.of(Kind.X, control));
    }
    steps.addAll(body);
    if (negated) {
      steps.add(CliffordStep.of(Kind.X, control));
    }
    return true;
  }

  private static boolean addControlledPauli(
      UnitaryMatrix m, int control, int target, List<CliffordStep> steps) {
    boolean diagonal = isZero(m.re(0, 1)) && isZero(m.im(0, 1));
    // The phase is the upper entry of I and Z, that of X, and i times that of Y.
    double re = diagonal ? m.re(0, 0) : m.re(0, 1);
    double im = diagonal ? m.im(0, 0) : m.im(0, 1);
    double otherRe = diagonal ? m.re(1, 1) : m.re(1, 0);
    double otherIm = diagonal ? m.im(1, 1) : m.im(1, 0);
    boolean same = isZero(re - otherRe) && isZero(im - otherIm);
    boolean opposite = isZero(re + otherRe) && isZero(im + otherIm);
    if (!same && !opposite) {
      return false;
    }
    if (diagonal && opposite) {
      steps.add(new CliffordStep(Kind.CZ, control, target));
    } else if (!diagonal && same) {
      steps.add(new CliffordStep(Kind.CX, control, target));
    } else if (!diagonal) {
      steps.add(CliffordStep.of(Kind.SDG, target));
      steps.add(new CliffordStep(Kind.CX, control, target));
      steps.add(CliffordStep.of(Kind.S, target));
      return addPhase(-im, re, control, steps);
    }
    return addPhase(re, im, control, steps);
  }

  /** A power of i on the control's 1. */
  private static boolean addPhase(double re, double im, int control, List<CliffordStep> steps) {
    if (isZero(re - 1) && isZero(im)) {
      return true;
    }
    Optional<Kind> kind =
        isZero(re + 1) && isZero(im)
            ? Optional.of(Kind.Z)
            : isZero(re) && isZero(im - 1)
                ? Optional.of(Kind.S)
                : isZero(re) && isZero(im + 1) ? Optional.of(Kind.SDG) : Optional.empty();
    kind.ifPresent(k -> steps.add(CliffordStep.of(k, control)));
    return kind.isPresent();
  }
}
