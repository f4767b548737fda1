package org.laplace.simulators.stabilizer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.laplace.circuits.ControlOperation;
import org.laplace.circuits.GateApplication;
import org.laplace.circuits.Operation;
import org.laplace.circuits.QuantumOperation;

/** The steps of each gate of a Clifford circuit, recognised once. */
final class CliffordTable {
  /** Of no gates. */
  static final CliffordTable EMPTY = new CliffordTable();

  private final Map<GateApplication, Steps> steps = new HashMap<>();
  private long pairs;

  /**
   * The table of a circuit.
   *
   * @throws java.util.NoSuchElementException if a gate is not Clifford
   */
  static CliffordTable of(List<Operation> operations) {
    var table = new CliffordTable();
    table.collect(operations);
    return table;
  }

  /** Recursive: the nesting is bounded before. */
  private void collect(List<Operation> operations) {
    for (Operation operation : operations) {
      switch (operation) {
        case GateApplication gate -> {
          Steps of =
              steps.computeIfAbsent(gate, g -> Steps.of(CliffordGates.stepsOf(g).orElseThrow()));
          pairs += of.pairs(0, of.size());
        }
        case ControlOperation.If branch -> {
          collect(branch.then());
          collect(branch.otherwise());
        }
        case ControlOperation.While loop -> collect(loop.body());
        case ControlOperation.Block block -> collect(block.body());
        case ControlOperation other -> {}
        case QuantumOperation other -> {}
      }
    }
  }

  /** Steps on two qubits of all gates as they are written. */
  long pairs() {
    return pairs;
  }

  /** The steps of a gate of the circuit. */
  Steps stepsOf(GateApplication gate) {
    Steps found = steps.get(gate);
    if (found == null) {
      throw new IllegalArgumentException(gate + " is no gate of this circuit");
    }
    return found;
  }
}
