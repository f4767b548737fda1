package org.laplace.circuits.transpile.synthesis;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.laplace.circuits.Gate;
import org.laplace.circuits.GateApplication;
import org.laplace.circuits.transpile.unitary.Matrices;

/** How a device writes one-qubit unitaries. */
public enum RotationBasis {
  /** rz and rx, with sx and x for their angles where there are such. */
  RZ_RX,
  /** rz-sx-rz-sx-rz, shorter where that does. */
  RZ_SX,
  /** rz and ry. */
  RZ_RY,
  /** One gate with three angles. */
  U;

  private static final double NOTHING = 1e-10;

  /** The basis for a qubit that has these gates. */
  public static Optional<RotationBasis> of(Set<Gate> gates) {
    if (gates.contains(Gate.RZ) && gates.contains(Gate.RX)) {
      return Optional.of(RZ_RX);
    }
    if (gates.contains(Gate.RZ) && gates.contains(Gate.SX)) {
      return Optional.of(RZ_SX);
    }
    if (gates.contains(Gate.RZ) && gates.contains(Gate.RY)) {
      return Optional.of(RZ_RY);
    }
    return gates.contains(Gate.U) ? Optional.of(U) : Optional.empty();
  }

  /**
   * Writes a 2 by 2 unitary, up to its phase.
   *
   * @param gates what the qubit has
   * @param keeps whether a last rz may be left out
   * @return the angle of the rz that was left out, or 0
   */
  public double write(
      double[] unitary, int qubit, Set<Gate> gates, boolean keeps, Consumer<GateApplication> to) {
    if (keeps && this != U && Matrices.isDiagonal(unitary)) {
      return angleOf(unitary);
    }
    EulerAngles angles = EulerAngles.of(unitary);
    double theta = angles.theta();
    if (this == U) {
      if (!Matrices.isScalar(unitary)) {
        to.accept(
            GateApplication.of(Gate.U, new double[] {theta, angles.phi(), angles.lambda()}, qubit));
      }
      return 0;
    }
    double last;
    if (theta < Math.sqrt(NOTHING) && Matrices.isDiagonal(unitary)) {
      last = angles.phi() + angles.lambda();
    } else if (this == RZ_RY) {
      rz(angles.lambda(), qubit, to);
      to.accept(GateApplication.of(Gate.RY, new double[] {theta}, qubit));
      last = angles.phi();
    } else {
      last = aboutX(angles, qubit, gates, to);
    }
    if (keeps) {
      return last;
    }
    rz(last, qubit, to);
    return 0;
  }

  private double aboutX(
      EulerAngles angles, int qubit, Set<Gate> gates, Consumer<GateApplication> to) {
    double theta = angles.theta();
    boolean quarter = Math.abs(theta - Math.PI / 2) < NOTHING && gates.contains(Gate.SX);
    boolean half = Math.abs(theta - Math.PI) < NOTHING && gates.contains(Gate.X);
    if (half) {
      // An rz before an x is its inverse behind it.
      to.accept(GateApplication.of(Gate.X, new double[0], qubit));
      return angles.phi() - angles.lambda() + Math.PI;
    }
    if (quarter || this == RZ_RX) {
      rz(angles.lambda() - Math.PI / 2, qubit, to);
      to.accept(
          quarter
              ? GateApplication.of(Gate.SX, new double[0], qubit)
              : GateApplication.of(Gate.RX, new double[] {theta}, qubit));
      return angles.phi() + Math.PI / 2;
    }
    rz(angles.lambda(), qubit, to);
    to.accept(GateApplication.of(Gate.SX, new double[0], qubit));
    rz(theta + Math.PI, qubit, to);
    to.accept(GateApplication.of(Gate.SX, new double[0], qubit));
    return angles.phi() + Math.PI;
  }

  private static double angleOf(double[] diagonal) {
    return Math.atan2(diagonal[7], diagonal[6]) - Math.atan2(diagonal[1], diagonal[0]);
  }

  private static void rz(double angle, int qubit, Consumer<GateApplication> to) {
    double rest = Math.IEEEremainder(angle, 2 * Math.PI);
    if (Math.abs(rest) > NOTHING) {
      to.accept(GateApplication.of(Gate.RZ, new double[] {rest}, qubit));
    }
  }
}
