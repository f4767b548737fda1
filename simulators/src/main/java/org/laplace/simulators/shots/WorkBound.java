package org.laplace.simulators.shots;

import java.util.List;
import org.laplace.circuits.Barrier;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.ControlOperation;
import org.laplace.circuits.GateApplication;
import org.laplace.circuits.Measure;
import org.laplace.circuits.Operation;
import org.laplace.circuits.Reset;

/**
 * What operations take at most: of two branches the dearer one, of a loop {@link #LOOP_ROUNDS}
 * rounds. Sums that do not fit a long throw ArithmeticException.
 *
 * @param units work on qubits
 * @param controlSteps as {@link org.laplace.circuits.Controller} counts them
 * @param hasLoops true when a run may take more than this
 */
public record WorkBound(long units, long controlSteps, boolean hasLoops) {
  /** Rounds of a while loop that a program's cost holds; a client may declare more work. */
  public static final long LOOP_ROUNDS = 16;

  private static final WorkBound NOTHING = new WorkBound(0, 0, false);

  /** The gates of the shared part, run once. */
  public static WorkBound ofShared(Circuit circuit, Shape.Trajectories shape, PriceList prices) {
    long sum = 0;
    for (Operation operation : circuit.operations().subList(0, shape.shared())) {
      if (operation instanceof GateApplication gate) {
        sum = Math.addExact(sum, prices.of(gate));
      }
    }
    return new WorkBound(sum, shape.shared(), false);
  }

  /** What follows the shared part, run for each shot. */
  public static WorkBound ofShot(Circuit circuit, Shape.Trajectories shape, PriceList prices) {
    List<Operation> operations = circuit.operations();
    return of(operations.subList(shape.shared(), operations.size()), prices);
  }

  /** What a list of operations takes. */
  public static WorkBound of(List<Operation> operations, PriceList prices) {
    // The end of a list is a step of its own.
    WorkBound sum = new WorkBound(0, 1, false);
    for (Operation operation : operations) {
      WorkBound next =
          switch (operation) {
            case GateApplication gate -> ofUnits(prices.of(gate));
            case Measure measure -> ofUnits(prices.ofMeasurement());
            case Reset reset -> ofUnits(prices.ofMeasurement());
            case Barrier barrier -> NOTHING;
            case ControlOperation control -> of(control, prices);
          };
      sum = sum.plus(next).plus(new WorkBound(0, 1, false));
    }
    return sum;
  }

  private static WorkBound of(ControlOperation control, PriceList prices) {
    return switch (control) {
      case ControlOperation.If branch ->
          of(branch.then(), prices).orWorse(of(branch.otherwise(), prices));
      case ControlOperation.While loop -> of(loop.body(), prices).looped();
      case ControlOperation.Block block -> of(block.body(), prices);
      case ControlOperation.ComputedGate gate -> ofComputed(gate, prices);
      case ControlOperation.Exit exit -> NOTHING;
      case ControlOperation.End end -> NOTHING;
      case ControlOperation.Fault fault -> NOTHING;
      case ControlOperation.AssignBits assign -> NOTHING;
      case ControlOperation.AssignChosenBit assign -> NOTHING;
      case ControlOperation.AssignVariable assign -> NOTHING;
      case ControlOperation.AssignElement assign -> NOTHING;
    };
  }

  /** Which gates an inverse consists of does not depend on the parameters. */
  private static WorkBound ofComputed(ControlOperation.ComputedGate computed, PriceList prices) {
    var gate =
        GateApplication.controlled(
            computed.gate(),
            new double[computed.parameters().size()],
            computed.modifierControls(),
            computed.negated(),
            computed.qubits().stream().mapToInt(Integer::intValue).toArray());
    List<GateApplication> gates = computed.inverted() ? gate.inverse() : List.of(gate);
    WorkBound sum = new WorkBound(0, 1, false);
    for (GateApplication each : gates) {
      sum = sum.plus(new WorkBound(prices.of(each), 1, false));
    }
    return sum;
  }

  private static WorkBound ofUnits(long units) {
    return new WorkBound(units, 0, false);
  }

  private WorkBound plus(WorkBound other) {
    return new WorkBound(
        Math.addExact(units, other.units),
        Math.addExact(controlSteps, other.controlSteps),
        hasLoops || other.hasLoops);
  }

  private WorkBound orWorse(WorkBound other) {
    return new WorkBound(
        Math.max(units, other.units),
        Math.max(controlSteps, other.controlSteps),
        hasLoops || other.hasLoops);
  }

  private WorkBound looped() {
    return new WorkBound(
        Math.multiplyExact(LOOP_ROUNDS, units),
        Math.multiplyExact(LOOP_ROUNDS, controlSteps),
        true);
  }
}
