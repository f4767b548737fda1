package org.laplace.circuits;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a circuit consists of. Branches and bodies of loops count once; a gate's name is that of the
 * gate table, with {@code ctrl @} before it for each control of a modifier.
 *
 * @param qubits number of qubits
 * @param bits number of bits of a result
 * @param depth length of the longest chain of operations of which each waits for the one before it;
 *     barriers take no time, of a branch the longer half counts
 * @param operations number of operations, control flow and barriers included
 * @param gates how often each gate occurs, by name
 * @param twoQubitGates gates on two qubits, controls included
 * @param largerGates gates on more than two qubits
 * @param measurements number of measurements
 * @param resets number of resets
 * @param isStatic whether every shot runs the same operations
 * @param measuresMidCircuit whether something happens to a qubit after a measurement of it, or
 *     depends on an outcome
 * @param firstNonClifford the gate that keeps a stabilizer engine from running the circuit
 */
public record CircuitSummary(
    int qubits,
    int bits,
    int depth,
    int operations,
    SortedMap<String, Integer> gates,
    int twoQubitGates,
    int largerGates,
    int measurements,
    int resets,
    boolean isStatic,
    boolean measuresMidCircuit,
    Optional<NonClifford> firstNonClifford) {
  public CircuitSummary {
    gates = Collections.unmodifiableSortedMap(new TreeMap<>(gates));
  }

  /**
   * A gate that is not a Clifford gate.
   *
   * @param operation index of the operation of the circuit that it is, or is in
   * @param gate name of the gate
   */
  public record NonClifford(int operation, String gate) {}

  /** The summary of a circuit. */
  public static CircuitSummary of(Circuit circuit) {
    return new Reader(circuit).read();
  }

  /** Whether the circuit has Clifford gates only. */
  public boolean isClifford() {
    return firstNonClifford.isEmpty();
  }

  /** One walk over the operations. */
  private static final class Reader {
    private final Circuit circuit;
    private final SortedMap<String, Integer> gates = new TreeMap<>();

    /** Length of the longest chain that ends at each qubit, then at each bit, then at memory. */
    private final int[] levels;

    private final boolean[] measured;
    private int operations;
    private int twoQubitGates;
    private int largerGates;
    private int measurements;
    private int resets;
    private boolean midCircuit;
    private int topLevel;
    private Optional<NonClifford> nonClifford = Optional.empty();

    Reader(Circuit circuit) {
      this.circuit = circuit;
      levels = new int[circuit.qubits() + circuit.memoryBits() + 1];
      measured = new boolean[circuit.qubits()];
    }

    CircuitSummary read() {
      for (topLevel = 0; topLevel < circuit.operations().size(); topLevel++) {
        take(circuit.operations().get(topLevel));
      }
      return new CircuitSummary(
          circuit.qubits(),
          circuit.bits(),
          Arrays.stream(levels).max().orElse(0),
          operations,
          gates,
          twoQubitGates,
          largerGates,
          measurements,
          resets,
          circuit.isStatic(),
          midCircuit || (measurements > 0 && !circuit.isStatic()),
          nonClifford);
    }

    private void takeAll(List<Operation> list) {
      list.forEach(this::take);
    }

    private void take(Operation operation) {
      operations++;
      switch (operation) {
        case GateApplication gate -> {
          touch(qubitsOf(gate));
          note(gate, nonClifford.isPresent() || CliffordRecognition.isClifford(gate));
          advance(qubitsOf(gate));
        }
        case Measure measure -> {
          measurements++;
          touch(List.of(measure.qubit()));
          measured[measure.qubit()] = true;
          advance(List.of(measure.qubit(), circuit.qubits() + measure.bit()));
        }
        case Reset reset -> {
          resets++;
          touch(List.of(reset.qubit()));
          advance(List.of(reset.qubit()));
        }
        case Barrier barrier -> align(barrier.qubits(), 0);
        case ControlOperation control -> take(control);
      }
    }

    private void take(ControlOperation control) {
      switch (control) {
        case ControlOperation.If branch -> {
          align(everything(), 0);
          int[] before = levels.clone();
          takeAll(branch.then());
          int[] then = levels.clone();
          System.arraycopy(before, 0, levels, 0, before.length);
          takeAll(branch.otherwise());
          for (int i = 0; i < levels.length; i++) {
            levels[i] = Math.max(levels[i], then[i]);
          }
        }
        case ControlOperation.While loop -> {
          align(everything(), 0);
          takeAll(loop.body());
        }
        case ControlOperation.Block block -> takeAll(block.body());
        case ControlOperation.ComputedGate gate -> {
          var shape =
              GateApplication.controlled(
                  gate.gate(),
                  new double[gate.parameters().size()],
                  gate.modifierControls(),
                  gate.negated(),
                  gate.qubits().stream().mapToInt(Integer::intValue).toArray());
          note(shape, false);
          touch(gate.qubits());
          align(everything(), 0);
          advance(gate.qubits());
        }
        case ControlOperation.Exit exit -> align(everything(), 0);
        case ControlOperation.End end -> align(everything(), 0);
        case ControlOperation.Fault fault -> align(everything(), 0);
        case ControlOperation.AssignBits assign -> align(classical(), 1);
        case ControlOperation.AssignChosenBit assign -> align(classical(), 1);
        case ControlOperation.AssignVariable assign -> align(classical(), 1);
        case ControlOperation.AssignElement assign -> align(classical(), 1);
      }
    }

    private void note(GateApplication gate, boolean clifford) {
      String name = "ctrl @ ".repeat(gate.modifierControls()) + gate.gate().symbol();
      gates.merge(name, 1, Integer::sum);
      twoQubitGates += gate.qubits() == 2 ? 1 : 0;
      largerGates += gate.qubits() > 2 ? 1 : 0;
      if (!clifford && nonClifford.isEmpty()) {
        nonClifford = Optional.of(new NonClifford(topLevel, name));
      }
    }

    private void touch(List<Integer> qubits) {
      qubits.forEach(qubit -> midCircuit |= measured[qubit]);
    }

    private static List<Integer> qubitsOf(GateApplication gate) {
      var qubits = new ArrayList<Integer>(gate.qubits());
      for (int k = 0; k < gate.qubits(); k++) {
        qubits.add(gate.qubit(k));
      }
      return qubits;
    }

    private void advance(List<Integer> wires) {
      align(wires, 1);
    }

    /** What the operation works on waits for the last of it. */
    private void align(List<Integer> wires, int duration) {
      int level = 0;
      for (int wire : wires) {
        level = Math.max(level, levels[wire]);
      }
      for (int wire : wires) {
        levels[wire] = level + duration;
      }
    }

    private List<Integer> everything() {
      return range(0);
    }

    private List<Integer> classical() {
      return range(circuit.qubits());
    }

    private List<Integer> range(int from) {
      var wires = new ArrayList<Integer>();
      for (int wire = from; wire < levels.length; wire++) {
        wires.add(wire);
      }
      return wires;
    }
  }
}
