package org.laplace.circuits.transpile;

import java.util.ArrayList;
import java.util.List;
import org.laplace.circuits.ControlOperation;
import org.laplace.circuits.Gate;
import org.laplace.circuits.Operation;
import org.laplace.circuits.transpile.unitary.Matrices;

/** Rotations whose angle is computed during the shot: an rz with Cliffords around it. */
final class ComputedRotation {
  private ComputedRotation() {}

  static List<Operation> write(ControlOperation.ComputedGate gate, int qubit, Device device) {
    double[] toZ =
        switch (gate.gate()) {
          case RZ, P -> Matrices.identity2();
          case RX -> Matrices.hadamard();
          case RY -> Matrices.rx(Math.PI / 2);
          default -> throw refusal(gate);
        };
    if (gate.modifierControls() > 0 || !device.rotations(qubit).contains(Gate.RZ)) {
      throw refusal(gate);
    }
    List<Operation> written = new ArrayList<>();
    rotate(toZ, qubit, device, written);
    written.add(
        new ControlOperation.ComputedGate(
            Gate.RZ, gate.parameters(), gate.inverted(), 0, 0, List.of(qubit)));
    rotate(Matrices.adjoint(toZ, 2), qubit, device, written);
    return written;
  }

  private static void rotate(double[] unitary, int qubit, Device device, List<Operation> written) {
    if (!Matrices.isScalar(unitary)) {
      device.basis(qubit).write(unitary, qubit, device.rotations(qubit), false, written::add);
    }
  }

  private static TranspileException refusal(ControlOperation.ComputedGate gate) {
    return new TranspileException(
        TranspileResult.Reason.COMPUTED_PARAMETER,
        "Gate "
            + gate.gate().symbol()
            + " has a parameter that is computed during the shot; on a device only rz, p, rx and"
            + " ry without controls may have one.");
  }
}
