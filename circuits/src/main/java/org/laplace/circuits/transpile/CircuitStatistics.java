package org.laplace.circuits.transpile;

import java.util.List;
import org.laplace.circuits.Barrier;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.ControlOperation;
import org.laplace.circuits.GateApplication;
import org.laplace.circuits.Measure;
import org.laplace.circuits.Operation;
import org.laplace.circuits.Reset;

/**
 * How large a circuit is. Operations in blocks of the control flow count once; both branches of an
 * if count.
 *
 * @param oneQubitGates on one qubit, those that only turn the frame (rz, p) included
 * @param twoQubitGates on two qubits
 * @param largerGates on more
 * @param depth longest chain of gates, measurements and resets
 * @param twoQubitDepth longest chain of gates on two or more qubits
 */
public record CircuitStatistics(
    int oneQubitGates, int twoQubitGates, int largerGates, int depth, int twoQubitDepth) {

  /** Counts a circuit. */
  public static CircuitStatistics of(Circuit circuit) {
    var count = new Count(circuit.qubits());
    count.all(circuit.operations());
    return new CircuitStatistics(
        count.ones,
        count.twos,
        count.larger,
        Count.deepest(count.depths),
        Count.deepest(count.twoQubitDepths));
  }

  private static final class Count {
    private final int[] depths;
    private final int[] twoQubitDepths;
    private int ones;
    private int twos;
    private int larger;

    Count(int qubits) {
      depths = new int[qubits];
      twoQubitDepths = new int[qubits];
    }

    void all(List<Operation> operations) {
      operations.forEach(this::one);
    }

    private void one(Operation operation) {
      switch (operation) {
        case GateApplication gate -> {
          int[] qubits = new int[gate.qubits()];
          for (int i = 0; i < qubits.length; i++) {
            qubits[i] = gate.qubit(i);
          }
          gate(qubits);
        }
        case Measure measure -> depths[measure.qubit()]++;
        case Reset reset -> depths[reset.qubit()]++;
        case Barrier barrier -> {}
        case ControlOperation.If branch -> {
          all(branch.then());
          all(branch.otherwise());
        }
        case ControlOperation.While loop -> all(loop.body());
        case ControlOperation.Block block -> all(block.body());
        case ControlOperation.ComputedGate gate ->
            gate(gate.qubits().stream().mapToInt(Integer::intValue).toArray());
        case ControlOperation.Exit e -> {}
        case ControlOperation.End e -> {}
        case ControlOperation.Fault e -> {}
        case ControlOperation.AssignBits e -> {}
        case ControlOperation.AssignChosenBit e -> {}
        case ControlOperation.AssignVariable e -> {}
        case ControlOperation.AssignElement e -> {}
      }
    }

    private void gate(int[] qubits) {
      switch (qubits.length) {
        case 0 -> {}
        case 1 -> ones++;
        case 2 -> twos++;
        default -> larger++;
      }
      deepen(depths, qubits);
      if (qubits.length > 1) {
        deepen(twoQubitDepths, qubits);
      }
    }

    private static void deepen(int[] depths, int[] qubits) {
      int most = 0;
      for (int qubit : qubits) {
        most = Math.max(most, depths[qubit]);
      }
      for (int qubit : qubits) {
        depths[qubit] = most + 1;
      }
    }

    private static int deepest(int[] depths) {
      int most = 0;
      for (int depth : depths) {
        most = Math.max(most, depth);
      }
      return most;
    }
  }
}
