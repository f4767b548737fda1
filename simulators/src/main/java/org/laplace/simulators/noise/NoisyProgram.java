package org.laplace.simulators.noise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.laplace.circuits.Barrier;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.ControlOperation;
import org.laplace.circuits.GateApplication;
import org.laplace.circuits.Measure;
import org.laplace.circuits.Operation;
import org.laplace.circuits.Reset;

/** A circuit with the noise of each of its operations, on the qubits that it uses. */
final class NoisyProgram {
  /** The name of a reset in a model. */
  private static final String RESET = "reset";

  /** Gates that are prepared once; those with computed parameters have no end. */
  private static final int GATES_KEPT_MAX = 10_000;

  /** A channel on qubits of the state. */
  record Site(Channel channel, List<Integer> qubits) {}

  /** A gate and what follows it. */
  record NoisyGate(PreparedGate gate, List<Site> sites) {}

  private final Circuit circuit;
  private final NoiseModel model;

  /** The qubits that are used, ascending; each one's place is its number in the state. */
  private final int[] used;

  private final Map<GateApplication, NoisyGate> gates = new ConcurrentHashMap<>();
  private final int firstOfLastMeasurements;
  private final List<Measure> lastMeasurements;

  NoisyProgram(Circuit circuit, NoiseModel model) {
    this.circuit = circuit;
    this.model = model;
    var qubits = new BitSet();
    collect(circuit.operations(), qubits);
    used = qubits.stream().toArray();
    firstOfLastMeasurements =
        circuit.isStatic() ? firstOfLastMeasurements(circuit) : Integer.MAX_VALUE;
    lastMeasurements =
        circuit.operations().stream()
            .skip(firstOfLastMeasurements)
            .filter(Measure.class::isInstance)
            .map(Measure.class::cast)
            .toList();
  }

  Circuit circuit() {
    return circuit;
  }

  /** How many qubits are used. */
  int qubits() {
    return used.length;
  }

  /** The state's number of a qubit of the circuit. */
  int number(int qubit) {
    return Arrays.binarySearch(used, qubit);
  }

  /** A gate with its noise; for any thread. */
  NoisyGate of(GateApplication gate) {
    NoisyGate known = gates.get(gate);
    if (known == null) {
      known = new NoisyGate(PreparedGate.of(gate, this::number), noiseAfter(gate));
      if (gates.size() < GATES_KEPT_MAX) {
        gates.put(gate, known);
      }
    }
    return known;
  }

  /** What follows a gate. */
  List<Site> noiseAfter(GateApplication gate) {
    return gate.modifierControls() > 0 ? List.of() : sites(gate.gate().symbol(), qubits(gate));
  }

  /** The gate on the state's qubits instead of the circuit's. */
  GateApplication onState(GateApplication gate) {
    double[] parameters = new double[gate.parameters()];
    for (int k = 0; k < parameters.length; k++) {
      parameters[k] = gate.parameter(k);
    }
    return GateApplication.controlled(
        gate.gate(),
        parameters,
        gate.modifierControls(),
        gate.negated(),
        qubits(gate).stream().mapToInt(this::number).toArray());
  }

  /** The noise of a reset. */
  List<Site> of(Reset reset) {
    return sites(RESET, List.of(reset.qubit()));
  }

  ReadoutError readout(Measure measure) {
    return model.readout(measure.qubit());
  }

  /** Whether only measurements follow the first so many operations of every shot. */
  boolean onlyMeasurementsFollow(int operations) {
    return operations >= firstOfLastMeasurements;
  }

  /** These measurements, in order. */
  List<Measure> lastMeasurements() {
    return lastMeasurements;
  }

  private List<Site> sites(String gate, List<Integer> qubits) {
    return model.after(gate, qubits).stream()
        .map(site -> new Site(site.channel(), site.qubits().stream().map(this::number).toList()))
        .toList();
  }

  private static List<Integer> qubits(GateApplication gate) {
    var qubits = new ArrayList<Integer>(gate.qubits());
    for (int k = 0; k < gate.qubits(); k++) {
      qubits.add(gate.qubit(k));
    }
    return qubits;
  }

  private static int firstOfLastMeasurements(Circuit circuit) {
    int first = circuit.operations().size();
    while (first > 0
        && (circuit.operations().get(first - 1) instanceof Measure
            || circuit.operations().get(first - 1) instanceof Barrier)) {
      first--;
    }
    return first;
  }

  /** Recursive: the parser bounds the nesting. */
  private static void collect(List<Operation> operations, BitSet used) {
    for (Operation operation : operations) {
      switch (operation) {
        case GateApplication gate -> qubits(gate).forEach(used::set);
        case Measure measure -> used.set(measure.qubit());
        case Reset reset -> used.set(reset.qubit());
        case Barrier barrier -> {}
        case ControlOperation.If branch -> {
          collect(branch.then(), used);
          collect(branch.otherwise(), used);
        }
        case ControlOperation.While loop -> collect(loop.body(), used);
        case ControlOperation.Block block -> collect(block.body(), used);
        case ControlOperation.ComputedGate gate -> gate.qubits().forEach(used::set);
        case ControlOperation.Exit exit -> {}
        case ControlOperation.End end -> {}
        case ControlOperation.Fault fault -> {}
        case ControlOperation.AssignBits assign -> {}
        case ControlOperation.AssignChosenBit assign -> {}
        case ControlOperation.AssignVariable assign -> {}
        case ControlOperation.AssignElement assign -> {}
      }
    }
  }
}
