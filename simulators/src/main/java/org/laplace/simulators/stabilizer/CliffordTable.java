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
        case GateApplication gate ->
            steps.computeIfAbsent(gate, g -> Steps.of(CliffordGates.stepsOf(g).orElseThrow()));
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

  /** The steps of a gate of the circuit. */
  Steps stepsOf(GateApplication gate) {
    Steps found = steps.get(gate);
    if (found == null) {
      throw new IllegalArgumentException(gate + " is no gate of this circuit");
    }
    return found;
  }
}
