package org.laplace.simulators.statevector;

import java.util.List;
import org.laplace.circuits.Barrier;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.ControlOperation;
import org.laplace.circuits.GateApplication;
import org.laplace.circuits.Measure;
import org.laplace.circuits.Operation;
import org.laplace.circuits.Reset;
import org.laplace.simulators.Cost;
import org.laplace.simulators.Shots;
import org.laplace.simulators.shots.Shape;
import org.laplace.simulators.shots.WorkBound;

/**
 * What shots that branch take at most. Each measurement at the top level of a program may double
 * the states, up to one for each shot.
 */
final class BranchedCost {
  /** States that wait to be continued at the same time; at least 2 are possible at any size. */
  private static final int STATES_MAX = 1024;

  /** Amplitudes of all waiting states together, but for the least number of states. */
  private static final long WAITING_AMPLITUDES = 1L << 22;

  private final Circuit circuit;
  private final int shots;
  private final WorkUnits prices;
  private final WorkBound shot;
  private final Cost cost;

  /**
   * Adds up the work.
   *
   * @throws ArithmeticException if it does not fit a long
   */
  BranchedCost(Circuit circuit, Shape.Trajectories shape, int shots) {
    this.circuit = circuit;
    this.shots = shots;
    prices = new WorkUnits(circuit.qubits());
    WorkBound shared = WorkBound.ofShared(circuit, shape, prices);
    List<Operation> all = Ending.of(circuit).circuit().operations();
    List<Operation> parting = all.subList(Math.min(all.size(), shape.shared()), all.size());
    shot = WorkBound.of(parting, prices);
    long classical =
        Math.multiplyExact(shots, prices.ofShot(circuit.memoryBits(), shot.controlSteps()));
    cost =
        new Cost(
            circuit.qubits(),
            memoryBytes(),
            Math.addExact(Math.addExact(shared.units(), units(parting)), classical));
  }

  /** States that may wait to be continued. */
  static int statesMax(int qubits) {
    return (int) Math.max(2, Math.min(STATES_MAX, WAITING_AMPLITUDES >> qubits));
  }

  /** Branches that are continued at the same time, on any number of threads. */
  static int waveMax(int qubits) {
    return qubits < WIDE_QUBITS ? 16 : 1;
  }

  /** From so many qubits on, threads share one state and not one wave. */
  private static final int WIDE_QUBITS = 15;

  private long memoryBytes() {
    int qubits = circuit.qubits();
    // Those that wait, those that run, the one at which shots part, and a table of sums.
    long states = statesMax(qubits) + waveMax(qubits) + 1L;
    return Math.multiplyExact(
            Math.min(states, 2L * shots + 2), StateVector.BYTES_PER_AMPLITUDE << qubits)
        + (long) shots * Shots.bytesPerShot(circuit.bits());
  }

  private long units(List<Operation> operations) {
    long sum = 0;
    long states = 1;
    for (Operation operation : operations) {
      WorkBound each = WorkBound.of(List.of(operation), prices);
      boolean plain =
          switch (operation) {
            case Measure measure -> true;
            case Reset reset -> true;
            case GateApplication gate -> true;
            case Barrier barrier -> true;
            case ControlOperation control -> !measures(List.of(control));
          };
      if (!plain) {
        states = shots;
      }
      sum = Math.addExact(sum, Math.multiplyExact(states, each.units()));
      if (operation instanceof Measure || operation instanceof Reset) {
        states = Math.min(shots, 2 * states);
      }
    }
    return states <= statesMax(circuit.qubits())
        ? Math.addExact(sum, Math.multiplyExact(states, prices.ofEnding()))
        : Math.multiplyExact(shots, Math.addExact(shot.units(), prices.ofEnding()));
  }

  private static boolean measures(List<Operation> operations) {
    for (Operation operation : operations) {
      boolean found =
          switch (operation) {
            case Measure measure -> true;
            case Reset reset -> true;
            case ControlOperation.If branch ->
                measures(branch.then()) || measures(branch.otherwise());
            case ControlOperation.While loop -> measures(loop.body());
            case ControlOperation.Block block -> measures(block.body());
            default -> false;
          };
      if (found) {
        return true;
      }
    }
    return false;
  }

  /** The cost. */
  Cost cost() {
    return cost;
  }

  /** Work units of each step. */
  WorkUnits prices() {
    return prices;
  }

  /** Steps of classical control of a shot that the cost holds. */
  long controlSteps() {
    return shot.controlSteps();
  }

  /**
   * Whether a job may declare the cost: the work of a program with loops is not known, so that its
   * client may declare more.
   */
  boolean accepts(Cost declared) {
    return shot.hasLoops()
        ? declared.size() == cost.size()
            && declared.memoryBytes() == cost.memoryBytes()
            && declared.workUnits() >= cost.workUnits()
        : declared.equals(cost);
  }
}
