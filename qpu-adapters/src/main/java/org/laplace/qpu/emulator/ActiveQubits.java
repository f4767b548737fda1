package org.laplace.qpu.emulator;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.laplace.circuits.Barrier;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.ControlOperation;
import org.laplace.circuits.GateApplication;
import org.laplace.circuits.Measure;
import org.laplace.circuits.Operation;
import org.laplace.circuits.Reset;

/** Takes away the qubits that a circuit does not touch: one for a device names all of them. */
final class ActiveQubits {
  private ActiveQubits() {}

  /** The circuit on the touched qubits alone, in their order. */
  static Circuit of(Circuit circuit) {
    var touched = new BitSet();
    collect(circuit.operations(), touched);
    if (touched.isEmpty()) {
      touched.set(0);
    }
    int[] place = new int[Math.max(circuit.qubits(), touched.length())];
    int next = 0;
    for (int q = touched.nextSetBit(0); q >= 0; q = touched.nextSetBit(q + 1)) {
      place[q] = next++;
    }
    return new Circuit(
        next,
        circuit.registers(),
        circuit.scratchBits(),
        circuit.variables(),
        moved(circuit.operations(), place));
  }

  private static void collect(List<Operation> operations, BitSet touched) {
    for (Operation operation : operations) {
      switch (operation) {
        case GateApplication gate -> {
          for (int i = 0; i < gate.qubits(); i++) {
            touched.set(gate.qubit(i));
          }
        }
        case Measure measure -> touched.set(measure.qubit());
        case Reset reset -> touched.set(reset.qubit());
        case Barrier _ -> {}
        case ControlOperation.If branch -> {
          collect(branch.then(), touched);
          collect(branch.otherwise(), touched);
        }
        case ControlOperation.While loop -> collect(loop.body(), touched);
        case ControlOperation.Block block -> collect(block.body(), touched);
        case ControlOperation.ComputedGate gate -> gate.qubits().forEach(touched::set);
        case ControlOperation.Exit _,
            ControlOperation.End _,
            ControlOperation.Fault _,
            ControlOperation.AssignBits _,
            ControlOperation.AssignChosenBit _,
            ControlOperation.AssignVariable _,
            ControlOperation.AssignElement _ -> {}
      }
    }
  }

  private static List<Operation> moved(List<Operation> operations, int[] place) {
    var moved = new ArrayList<Operation>(operations.size());
    for (Operation operation : operations) {
      switch (operation) {
        case GateApplication gate -> moved.add(moved(gate, place));
        case Measure measure -> moved.add(new Measure(place[measure.qubit()], measure.bit()));
        case Reset reset -> moved.add(new Reset(place[reset.qubit()]));
        // No engine reorders across steps, and some qubits of a barrier may be gone.
        case Barrier _ -> {}
        case ControlOperation.If branch ->
            moved.add(
                new ControlOperation.If(
                    branch.condition(),
                    moved(branch.then(), place),
                    moved(branch.otherwise(), place)));
        case ControlOperation.While loop ->
            moved.add(new ControlOperation.While(loop.condition(), moved(loop.body(), place)));
        case ControlOperation.Block block ->
            moved.add(new ControlOperation.Block(block.label(), moved(block.body(), place)));
        case ControlOperation.ComputedGate gate ->
            moved.add(
                new ControlOperation.ComputedGate(
                    gate.gate(),
                    gate.parameters(),
                    gate.inverted(),
                    gate.modifierControls(),
                    gate.negated(),
                    gate.qubits().stream().map(q -> place[q]).toList()));
        case ControlOperation.Exit _,
            ControlOperation.End _,
            ControlOperation.Fault _,
            ControlOperation.AssignBits _,
            ControlOperation.AssignChosenBit _,
            ControlOperation.AssignVariable _,
            ControlOperation.AssignElement _ ->
            moved.add(operation);
      }
    }
    return moved;
  }

  private static GateApplication moved(GateApplication gate, int[] place) {
    double[] parameters = new double[gate.parameters()];
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = gate.parameter(i);
    }
    int[] qubits = new int[gate.qubits()];
    for (int i = 0; i < qubits.length; i++) {
      qubits[i] = place[gate.qubit(i)];
    }
    return GateApplication.controlled(
        gate.gate(), parameters, gate.modifierControls(), gate.negated(), qubits);
  }
}
