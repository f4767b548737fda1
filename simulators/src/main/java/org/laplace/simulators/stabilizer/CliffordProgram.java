package org.laplace.simulators.stabilizer;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.laplace.circuits.Barrier;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.ControlOperation;
import org.laplace.circuits.GateApplication;
import org.laplace.circuits.Measure;
import org.laplace.circuits.Operation;
import org.laplace.circuits.Reset;
import org.laplace.circuits.SourcePlaces;
import org.laplace.simulators.stabilizer.CliffordStep.Kind;

/** Whether a circuit is Clifford, and the steps of one whose shots are all alike. */
final class CliffordProgram {
  private CliffordProgram() {}

  /**
   * A gate that is not recognised as Clifford.
   *
   * @param place of the statement that it comes from, the outermost of several within each other
   */
  record Other(String gate, Optional<SourcePlaces.Place> place) {}

  /**
   * The first gate, those within control flow included, that is not recognised as Clifford.
   * Recursive: the nesting is bounded before.
   */
  static Optional<Other> firstOther(Circuit circuit) {
    List<Operation> operations = circuit.operations();
    var known = new HashSet<Operation>();
    for (int k = 0; k < operations.size(); k++) {
      if (known.add(operations.get(k))) {
        Optional<String> gate = firstOther(operations.get(k));
        if (gate.isPresent()) {
          return Optional.of(new Other(gate.get(), circuit.places().of(k)));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> firstOther(List<Operation> operations) {
    return operations.stream().flatMap(operation -> firstOther(operation).stream()).findFirst();
  }

  private static Optional<String> firstOther(Operation operation) {
    return switch (operation) {
      case GateApplication gate ->
          CliffordGates.stepsOf(gate).isPresent() ? Optional.empty() : Optional.of(gate.toString());
      case Measure measure -> Optional.empty();
      case Reset reset -> Optional.empty();
      case Barrier barrier -> Optional.empty();
      case ControlOperation.If branch ->
          firstOther(branch.then()).or(() -> firstOther(branch.otherwise()));
      case ControlOperation.While loop -> firstOther(loop.body());
      case ControlOperation.Block block -> firstOther(block.body());
      case ControlOperation.ComputedGate gate ->
          Optional.of(gate.gate().symbol() + " with a parameter that is computed during the shot");
      case ControlOperation.Exit exit -> Optional.empty();
      case ControlOperation.End end -> Optional.empty();
      case ControlOperation.Fault fault -> Optional.empty();
      case ControlOperation.AssignBits assign -> Optional.empty();
      case ControlOperation.AssignChosenBit assign -> Optional.empty();
      case ControlOperation.AssignVariable assign -> Optional.empty();
      case ControlOperation.AssignElement assign -> Optional.empty();
    };
  }

  /** The steps of a static Clifford circuit. */
  static Steps stepsOf(Circuit circuit, CliffordTable table) {
    var steps = new Steps();
    for (Operation operation : circuit.operations()) {
      switch (operation) {
        case GateApplication gate -> steps.addAll(table.stepsOf(gate));
        case Measure measure -> steps.add(Kind.MEASURE, measure.qubit(), measure.bit());
        case Reset reset -> steps.add(Kind.RESET, reset.qubit(), 0);
        case Barrier barrier -> {}
        case ControlOperation control ->
            throw new IllegalArgumentException("not static: " + control);
      }
    }
    return steps;
  }
}
