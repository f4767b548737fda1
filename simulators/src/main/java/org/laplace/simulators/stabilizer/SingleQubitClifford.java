package org.laplace.simulators.stabilizer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.laplace.circuits.UnitaryMatrix;
import org.laplace.simulators.stabilizer.CliffordStep.Kind;

/**
 * The 24 Clifford gates on one qubit, up to a phase: where they take X and Z under conjugation, and
 * the shortest way to write them.
 */
record SingleQubitClifford(SignedPauli imageOfX, SignedPauli imageOfZ) {
  /** How far a number may be from the one that it is taken for. */
  static final double TOLERANCE = 1e-10;

  /** A Pauli operator with its sign. */
  record SignedPauli(Pauli pauli, boolean negative) {
    SignedPauli times(boolean minus) {
      return new SignedPauli(pauli, negative != minus);
    }
  }

  /** A Pauli operator other than the identity. */
  enum Pauli {
    X,
    Y,
    Z
  }

  private static final List<Kind> GENERATORS =
      List.of(Kind.X, Kind.Y, Kind.Z, Kind.H, Kind.S, Kind.SDG);

  private static final Map<SingleQubitClifford, List<Kind>> SEQUENCES = sequences();

  /** The gate of a 2 by 2 matrix, if it is one. */
  static Optional<SingleQubitClifford> of(UnitaryMatrix matrix) {
    Optional<SignedPauli> x = image(matrix, true);
    Optional<SignedPauli> z = image(matrix, false);
    return x.isPresent() && z.isPresent()
        ? Optional.of(new SingleQubitClifford(x.get(), z.get()))
        : Optional.empty();
  }

  /** Gates that do the same, the first applied first; none for the identity. */
  List<Kind> sequence() {
    List<Kind> sequence = SEQUENCES.get(this);
    if (sequence == null) {
      throw new IllegalStateException("X and Z anticommute, so do their images: " + this);
    }
    return sequence;
  }

  /** U P U^dagger for P = X or Z, if that is a Pauli operator. */
  private static Optional<SignedPauli> image(UnitaryMatrix u, boolean ofX) {
    // Row r of U P is (u[r][1], u[r][0]) for X and (u[r][0], -u[r][1]) for Z.
    double[] re = new double[4];
    double[] im = new double[4];
    for (int row = 0; row < 2; row++) {
      for (int column = 0; column < 2; column++) {
        for (int k = 0; k < 2; k++) {
          int from = ofX ? 1 - k : k;
          double sign = !ofX && k == 1 ? -1 : 1;
          double a = sign * u.re(row, from);
          double b = sign * u.im(row, from);
          re[2 * row + column] += a * u.re(column, k) + b * u.im(column, k);
          im[2 * row + column] += b * u.re(column, k) - a * u.im(column, k);
        }
      }
    }
    double x = re[1];
    double y = -im[1];
    double z = (re[0] - re[3]) / 2;
    if (isZero(y) && isZero(z)) {
      return Optional.of(new SignedPauli(Pauli.X, x < 0));
    } else if (isZero(x) && isZero(z)) {
      return Optional.of(new SignedPauli(Pauli.Y, y < 0));
    } else if (isZero(x) && isZero(y)) {
      return Optional.of(new SignedPauli(Pauli.Z, z < 0));
    }
    return Optional.empty();
  }

  /** The three coefficients are a unit vector: where two are nearly 0, the third is 1 or -1. */
  static boolean isZero(double coefficient) {
    return Math.abs(coefficient) < TOLERANCE;
  }

  private static Map<SingleQubitClifford, List<Kind>> sequences() {
    var identity =
        new SingleQubitClifford(new SignedPauli(Pauli.X, false), new SignedPauli(Pauli.Z, false));
    var found = new HashMap<SingleQubitClifford, List<Kind>>();
    found.put(identity, List.of());
    var open = new ArrayDeque<>(List.of(identity));
    while (!open.isEmpty()) {
      SingleQubitClifford gate = open.remove();
      for (Kind generator : GENERATORS) {
        var next =
            new SingleQubitClifford(
                conjugate(generator, gate.imageOfX), conjugate(generator, gate.imageOfZ));
        if (!found.containsKey(next)) {
          var sequence = new ArrayList<>(found.get(gate));
          sequence.add(generator);
          found.put(next, List.copyOf(sequence));
          open.add(next);
        }
      }
    }
    return found;
  }

  /** G P G^dagger. */
  private static SignedPauli conjugate(Kind gate, SignedPauli p) {
    return switch (gate) {
      case X -> p.times(p.pauli != Pauli.X);
      case Y -> p.times(p.pauli != Pauli.Y);
      case Z -> p.times(p.pauli != Pauli.Z);
      case H ->
          switch (p.pauli) {
            case X -> new SignedPauli(Pauli.Z, p.negative);
            case Y -> p.times(true);
            case Z -> new SignedPauli(Pauli.X, p.negative);
          };
      case S ->
          switch (p.pauli) {
            case X -> new SignedPauli(Pauli.Y, p.negative);
            case Y -> new SignedPauli(Pauli.X, !p.negative);
            case Z -> p;
          };
      case SDG ->
          switch (p.pauli) {
            case X -> new SignedPauli(Pauli.Y, !p.negative);
            case Y -> new SignedPauli(Pauli.X, p.negative);
            case Z -> p;
          };
      case CX, CZ, MEASURE, MEASURE_INVERTED, RESET, PAD_ZERO, PAD_ONE, X_IF, Z_IF ->
          throw new IllegalArgumentException(gate + " is no generator");
    };
  }
}
