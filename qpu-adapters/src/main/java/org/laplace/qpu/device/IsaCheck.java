package org.laplace.qpu.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.laplace.circuits.Barrier;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.ControlOperation;
import org.laplace.circuits.Gate;
import org.laplace.circuits.GateApplication;
import org.laplace.circuits.Measure;
import org.laplace.circuits.Operation;
import org.laplace.circuits.Reset;

/** Whether a circuit consists of what a device does, and stands on its qubits. */
public final class IsaCheck {
  /** The device is calibrated for these angles of rzz; a little more is rounding. */
  private static final double RZZ_ANGLE_MAX = Math.PI / 2 + 1e-10;

  private final Device device;
  private @Nullable String wrong;

  private IsaCheck(Device device) {
    this.device = device;
  }

  /** What is wrong first, in the words of IBM's service; empty if nothing is. */
  public static Optional<String> check(Circuit circuit, Device device) {
    if (circuit.qubits() > device.qubits()) {
      return Optional.of(
          "The circuit has "
              + circuit.qubits()
              + " qubits but the target system requires "
              + device.qubits()
              + " qubits.");
    }
    var check = new IsaCheck(device);
    check.check(circuit.operations());
    return Optional.ofNullable(check.wrong);
  }

  /** Only the first finding counts. */
  private void refuse(String reason) {
    wrong = wrong == null ? reason : wrong;
  }

  private void check(List<Operation> operations) {
    for (Operation operation : operations) {
      switch (operation) {
        case GateApplication gate -> check(gate);
        case Measure _ -> requireInstruction("measure");
        case Reset _ -> requireInstruction("reset");
        case Barrier _ -> {}
        case ControlOperation control -> check(control);
      }
    }
  }

  private void check(ControlOperation control) {
    switch (control) {
      case ControlOperation.If branch -> {
        requireInstruction("if_else");
        check(branch.then());
        check(branch.otherwise());
      }
      case ControlOperation.While loop -> {
        requireInstruction("while_loop");
        check(loop.body());
      }
      case ControlOperation.Block block -> check(block.body());
      case ControlOperation.ComputedGate gate ->
          requireGate(
              gate.modifierControls() > 0 ? "ctrl @ " + gate.gate().symbol() : gate.gate().symbol(),
              gate.qubits());
      case ControlOperation.Exit _,
          ControlOperation.End _,
          ControlOperation.Fault _,
          ControlOperation.AssignBits _,
          ControlOperation.AssignChosenBit _,
          ControlOperation.AssignVariable _,
          ControlOperation.AssignElement _ -> {}
    }
  }

  private void check(GateApplication gate) {
    if (gate.gate() == Gate.GPHASE && gate.qubits() == 0) {
      return;
    }
    var qubits = new ArrayList<Integer>();
    for (int i = 0; i < gate.qubits(); i++) {
      qubits.add(gate.qubit(i));
    }
    requireGate(
        gate.modifierControls() > 0 ? "ctrl @ " + gate.gate().symbol() : gate.gate().symbol(),
        qubits);
    if (gate.gate() == Gate.RZZ
        && !(gate.parameter(0) >= 0 && gate.parameter(0) <= RZZ_ANGLE_MAX)) {
      refuse(
          "The instruction rzz on qubits "
              + text(qubits)
              + " is supported only for angles in the range [0, pi/2], but an angle ("
              + gate.parameter(0)
              + ") outside of this range has been requested.");
    }
  }

  private void requireGate(String name, List<Integer> qubits) {
    if (!device.supports(name, qubits)) {
      refuse(
          "The instruction "
              + name
              + " on qubits "
              + text(qubits)
              + " is not supported by the target system.");
    }
  }

  private void requireInstruction(String name) {
    if (!device.instructions().contains(name)) {
      refuse("The instruction " + name + " is not supported by the target system.");
    }
  }

  private static String text(List<Integer> qubits) {
    return qubits.size() == 1
        ? "(" + qubits.getFirst() + ",)"
        : qubits.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
  }
}
