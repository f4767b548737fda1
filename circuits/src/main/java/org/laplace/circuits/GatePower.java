package org.laplace.circuits;

import java.util.List;
import java.util.Optional;

/**
 * Powers of gates that are not whole: the principal value, whose eigenphases are r times those of
 * the gate, taken in (-pi, pi].
 */
public final class GatePower {
  /** Eigenphases this close to -pi are pi, so that rounding does not choose the branch. */
  private static final double BRANCH_TOLERANCE = 1e-9;

  /** Matrix entries below this are 0. */
  private static final double ZERO_TOLERANCE = 1e-14;

  private GatePower() {}

  /**
   * The principal power of a product of gates.
   *
   * @param steps in the order to apply
   * @param exponent finite
   * @return what to apply, phase included; empty where this class has no closed form: several gates
   *     on more than one qubit, and iswap, dcx, ecr, rccx and rc3x
   */
  public static Optional<List<GateApplication>> of(List<GateApplication> steps, double exponent) {
    if (steps.isEmpty()) {
      return Optional.of(List.of());
    }
    if (steps.size() == 1) {
      return of(steps.getFirst(), exponent);
    }
    int wire = -1;
    var product = new double[] {1, 0, 0, 0, 0, 0, 1, 0};
    for (GateApplication step : steps) {
      if (step.controls() > 0 || step.qubits() > 1) {
        return Optional.empty();
      }
      if (step.qubits() == 1) {
        if (wire >= 0 && wire != step.qubit(0)) {
          return Optional.empty();
        }
        wire = step.qubit(0);
      }
      product = multiply(entries(step.kernelMatrix()), product);
    }
    if (wire < 0) {
      double phase = StrictMath.atan2(product[1], product[0]);
      return Optional.of(List.of(phase(principal(phase) * exponent)));
    }
    return Optional.of(synthesise(power(product, exponent), wire));
  }

  private static Optional<List<GateApplication>> of(GateApplication step, double exponent) {
    int own = step.controls();
    int[] controls = new int[own];
    for (int i = 0; i < own; i++) {
      controls[i] = step.qubit(i);
    }
    return switch (step.kernel()) {
      case GPHASE ->
          Optional.of(
              List.of(
                  phase(principal(step.parameter(0)) * exponent)
                      .withControls(step.negated(), controls)));
      case RXX, RYY, RZZ, RZX -> {
        double theta = 2 * principal(step.parameter(0) / 2);
        yield Optional.of(
            List.of(
                GateApplication.controlled(
                    step.gate(),
                    new double[] {theta * exponent},
                    step.modifierControls(),
                    step.negated(),
                    wires(step))));
      }
      case CU -> {
        UnitaryMatrix matrix = step.kernelMatrix();
        double[] target = new double[8];
        for (int i = 0; i < 4; i++) {
          // The entries where the control, bit 0, is 1.
          target[2 * i] = matrix.re(2 * (i / 2) + 1, 2 * (i % 2) + 1);
          target[2 * i + 1] = matrix.im(2 * (i / 2) + 1, 2 * (i % 2) + 1);
        }
        int[] all = java.util.Arrays.copyOf(controls, own + 1);
        all[own] = step.qubit(own);
        yield Optional.of(
            under(step.negated(), all, synthesise(power(target, exponent), step.qubit(own + 1))));
      }
      case SWAP -> {
        // SWAP = CX(a,b) CX(b,a) CX(a,b): the power of the middle one, conjugated.
        int a = step.qubit(own);
        int b = step.qubit(own + 1);
        var swap = GateApplication.of(Gate.CX, new double[0], a, b);
        var middle =
            of(
                GateApplication.of(Gate.CX, new double[0], b, a)
                    .withControls(step.negated(), controls),
                exponent);
        yield middle.map(
            steps ->
                java.util.stream.Stream.of(List.of(swap), steps, List.of(swap))
                    .flatMap(List::stream)
                    .toList());
      }
      case ISWAP, DCX, ECR, RCCX, RC3X -> Optional.empty();
      default ->
          Optional.of(
              under(
                  step.negated(),
                  controls,
                  synthesise(power(entries(step.kernelMatrix()), exponent), step.qubit(own))));
    };
  }

  private static List<GateApplication> under(
      long negated, int[] controls, List<GateApplication> steps) {
    return steps.stream().map(step -> step.withControls(negated, controls)).toList();
  }

  private static int[] wires(GateApplication step) {
    int[] wires = new int[step.qubits()];
    for (int i = 0; i < wires.length; i++) {
      wires[i] = step.qubit(i);
    }
    return wires;
  }

  private static GateApplication phase(double angle) {
    return GateApplication.of(Gate.GPHASE, new double[] {angle});
  }

  /** The angle in (-pi, pi], up to the tolerance. */
  private static double principal(double angle) {
    double turn = 2 * StrictMath.PI;
    double reduced = StrictMath.IEEEremainder(angle, turn);
    return reduced <= -StrictMath.PI + BRANCH_TOLERANCE ? reduced + turn : reduced;
  }

  /** A 2x2 or 1x1 matrix as re, im, ... of 2x2. */
  private static double[] entries(UnitaryMatrix matrix) {
    if (matrix.dimension() == 1) {
      double re = matrix.re(0, 0);
      double im = matrix.im(0, 0);
      return new double[] {re, im, 0, 0, 0, 0, re, im};
    }
    double[] entries = new double[8];
    for (int i = 0; i < 4; i++) {
      entries[2 * i] = matrix.re(i / 2, i % 2);
      entries[2 * i + 1] = matrix.im(i / 2, i % 2);
    }
    return entries;
  }

  private static double[] multiply(double[] a, double[] b) {
    double[] product = new double[8];
    for (int row = 0; row < 2; row++) {
      for (int column = 0; column < 2; column++) {
        int to = 4 * row + 2 * column;
        for (int k = 0; k < 2; k++) {
          int x = 4 * row + 2 * k;
          int y = 4 * k + 2 * column;
          product[to] += a[x] * b[y] - a[x + 1] * b[y + 1];
          product[to + 1] += a[x] * b[y + 1] + a[x + 1] * b[y];
        }
      }
    }
    return product;
  }

  /** M = e^(i alpha) (cos beta - i sin beta n.sigma) has the eigenphases alpha -+ beta. */
  private static double[] power(double[] m, double exponent) {
    double detRe = m[0] * m[6] - m[1] * m[7] - m[2] * m[4] + m[3] * m[5];
    double detIm = m[0] * m[7] + m[1] * m[6] - m[2] * m[5] - m[3] * m[4];
    double alpha = StrictMath.atan2(detIm, detRe) / 2;
    double c = StrictMath.cos(alpha);
    double s = StrictMath.sin(alpha);
    double[] v = new double[8];
    for (int i = 0; i < 8; i += 2) {
      v[i] = m[i] * c + m[i + 1] * s;
      v[i + 1] = m[i + 1] * c - m[i] * s;
    }
    double nx = -(v[3] + v[5]) / 2;
    double ny = (v[4] - v[2]) / 2;
    double nz = (v[7] - v[1]) / 2;
    double sine = StrictMath.sqrt(nx * nx + ny * ny + nz * nz);
    double beta = StrictMath.atan2(sine, (v[0] + v[6]) / 2);
    if (sine > 0) {
      nx /= sine;
      ny /= sine;
      nz /= sine;
    }
    double plus = principal(alpha - beta) * exponent;
    double minus = principal(alpha + beta) * exponent;
    double sumRe = (StrictMath.cos(plus) + StrictMath.cos(minus)) / 2;
    double sumIm = (StrictMath.sin(plus) + StrictMath.sin(minus)) / 2;
    double halfRe = (StrictMath.cos(plus) - StrictMath.cos(minus)) / 2;
    double halfIm = (StrictMath.sin(plus) - StrictMath.sin(minus)) / 2;
    return new double[] {
      sumRe + halfRe * nz,
      sumIm + halfIm * nz,
      halfRe * nx + halfIm * ny,
      halfIm * nx - halfRe * ny,
      halfRe * nx - halfIm * ny,
      halfIm * nx + halfRe * ny,
      sumRe - halfRe * nz,
      sumIm - halfIm * nz
    };
  }

  /** A unitary 2x2 matrix as a phase and U. */
  private static List<GateApplication> synthesise(double[] m, int wire) {
    double cosine = StrictMath.hypot(m[0], m[1]);
    double sine = StrictMath.hypot(m[4], m[5]);
    double gamma;
    double phi = 0;
    double lambda;
    if (sine < ZERO_TOLERANCE) {
      gamma = StrictMath.atan2(m[1], m[0]);
      lambda = StrictMath.atan2(m[7], m[6]) - gamma;
      sine = 0;
    } else if (cosine < ZERO_TOLERANCE) {
      gamma = StrictMath.atan2(m[5], m[4]);
      lambda = StrictMath.atan2(-m[3], -m[2]) - gamma;
      cosine = 0;
    } else {
      gamma = StrictMath.atan2(m[1], m[0]);
      phi = StrictMath.atan2(m[5], m[4]) - gamma;
      lambda = StrictMath.atan2(-m[3], -m[2]) - gamma;
    }
    double theta = 2 * StrictMath.atan2(sine, cosine);
    return List.of(
        phase(gamma), GateApplication.of(Gate.U, new double[] {theta, phi, lambda}, wire));
  }
}
