package org.laplace.simulators.statevector;

import java.util.ArrayList;
import java.util.List;
import org.laplace.circuits.Barrier;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.ControlOperation;
import org.laplace.circuits.Measure;
import org.laplace.circuits.Operation;

/**
 * A circuit without the measurements at its end, which are drawn from the last state at once.
 *
 * @param circuit what comes before them
 * @param measures in the order of the program; none if an {@code end} statement may skip them
 */
record Ending(Circuit circuit, List<Measure> measures) {
  static Ending of(Circuit circuit) {
    List<Operation> operations = circuit.operations();
    int cut = operations.size();
    if (!endsEarly(operations)) {
      while (cut > 0
          && (operations.get(cut - 1) instanceof Measure
              || operations.get(cut - 1) instanceof Barrier)) {
        cut--;
      }
    }
    var measures = new ArrayList<Measure>();
    for (Operation operation : operations.subList(cut, operations.size())) {
      if (operation instanceof Measure measure) {
        measures.add(measure);
      }
    }
    return new Ending(
        new Circuit(
            circuit.qubits(),
            circuit.registers(),
            circuit.scratchBits(),
            circuit.variables(),
            operations.subList(0, cut)),
        List.copyOf(measures));
  }

  private static boolean endsEarly(List<Operation> operations) {
    for (Operation operation : operations) {
      boolean ends =
          switch (operation) {
            case ControlOperation.End end -> true;
            case ControlOperation.If branch ->
                endsEarly(branch.then()) || endsEarly(branch.otherwise());
            case ControlOperation.While loop -> endsEarly(loop.body());
            case ControlOperation.Block block -> endsEarly(block.body());
            default -> false;
          };
      if (ends) {
        return true;
      }
    }
    return false;
  }
}
