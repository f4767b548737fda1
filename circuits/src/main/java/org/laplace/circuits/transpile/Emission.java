package org.laplace.circuits.transpile;

import static org.laplace.circuits.transpile.unitary.Matrices.times2;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.laplace.circuits.Barrier;
import org.laplace.circuits.ControlOperation;
import org.laplace.circuits.Gate;
import org.laplace.circuits.GateApplication;
import org.laplace.circuits.Measure;
import org.laplace.circuits.Operation;
import org.laplace.circuits.Reset;
import org.laplace.circuits.transpile.form.Node;
import org.laplace.circuits.transpile.form.NormalForm;
import org.laplace.circuits.transpile.synthesis.Entangler;
import org.laplace.circuits.transpile.synthesis.Entangling;
import org.laplace.circuits.transpile.unitary.Matrices;

/** Writes a form on physical wires in the gates of a device. */
final class Emission {
  private final Device device;
  private final List<Operation> operations = new ArrayList<>();

  /** What each qubit is still owed. */
  private final double[][] owed;

  Emission(Device device) {
    this.device = device;
    owed = new double[device.coupling().qubits()][];
    for (int qubit = 0; qubit < owed.length; qubit++) {
      owed[qubit] = Matrices.identity2();
    }
  }

  /** The operations of the form; its first wires are the physical qubits. */
  List<Operation> write(NormalForm form) {
    int[] done = new int[form.wires()];
    Arrays.fill(done, -1);
    for (int i = 0; i < form.nodes(); i++) {
      Node node = form.node(i);
      if (node == null) {
        continue;
      }
      int[] wires = NormalForm.wiresOf(node);
      for (int k = 0; k < wires.length; k++) {
        int group = form.group(i, k);
        if (wires[k] < owed.length && done[wires[k]] != group) {
          done[wires[k]] = group;
          owe(wires[k], form.before(group));
        }
      }
      switch (node) {
        case Node.Phase phase -> phase(phase);
        case Node.Block block ->
            layers(block.wire0(), block.wire1(), Entangling.layers(block.canonical()));
        case Node.Fixed fixed -> fixed(fixed);
      }
    }
    for (int qubit = 0; qubit < owed.length; qubit++) {
      owe(qubit, form.after(qubit));
      settle(qubit, false);
    }
    return operations;
  }

  private void owe(int qubit, double[] unitary) {
    owed[qubit] = times2(unitary, owed[qubit]);
  }

  /** Writes what the qubit is owed; an rz may wait behind what commutes with it. */
  private void settle(int qubit, boolean keepsPhase) {
    if (Matrices.isScalar(owed[qubit])) {
      owed[qubit] = Matrices.identity2();
      return;
    }
    double angle =
        device
            .basis(qubit)
            .write(owed[qubit], qubit, device.rotations(qubit), keepsPhase, operations::add);
    owed[qubit] = Matrices.rz(angle);
  }

  private void phase(Node.Phase phase) {
    Device.Link link = device.link(phase.wire0(), phase.wire1());
    if (!link.fractional() || (phase.isControlledZ() && link.entangler().gate() != Gate.RZZ)) {
      layers(phase.wire0(), phase.wire1(), Entangling.phaseLayers(phase.angle()));
      return;
    }
    int first = link.first();
    if (phase.angle() < 0) {
      owe(first, Matrices.pauliX());
    }
    settle(first, true);
    settle(link.second(), true);
    double angle = Math.min(Math.abs(phase.angle()), Math.PI / 2);
    operations.add(GateApplication.of(Gate.RZZ, new double[] {angle}, first, link.second()));
    if (phase.angle() < 0) {
      owe(first, Matrices.pauliX());
    }
  }

  private void layers(int a, int b, double[][][] layers) {
    Device.Link link = device.link(a, b);
    Entangler entangler = link.entangler();
    int first = link.first();
    int second = link.second();
    for (int i = 0; i < layers.length; i++) {
      owe(a, layers[i][0]);
      owe(b, layers[i][1]);
      if (i + 1 < layers.length) {
        owe(first, entangler.before0());
        owe(second, entangler.before1());
        settle(first, entangler.keepsPhase0());
        settle(second, entangler.keepsPhase1());
        operations.add(entangler.on(first, second));
        owe(first, entangler.after0());
        owe(second, entangler.after1());
      }
    }
  }

  private void fixed(Node.Fixed fixed) {
    int[] wires = fixed.wires();
    switch (fixed.operation()) {
      case Measure measure -> {
        settle(wires[0], true);
        owed[wires[0]] = Matrices.identity2();
        operations.add(new Measure(wires[0], measure.bit()));
      }
      case Reset reset -> {
        owed[wires[0]] = Matrices.identity2();
        operations.add(new Reset(wires[0]));
      }
      case Barrier barrier -> {
        for (int wire : wires) {
          settle(wire, false);
        }
        operations.add(new Barrier(Arrays.stream(wires).boxed().toList()));
      }
      case GateApplication gate -> throw new IllegalArgumentException("not fixed: " + gate);
      case ControlOperation control ->
          throw new IllegalArgumentException("not on wires: " + control);
    }
  }
}
