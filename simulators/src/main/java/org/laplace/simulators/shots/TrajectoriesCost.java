package org.laplace.simulators.shots;

import java.util.function.Supplier;
import org.laplace.circuits.Circuit;
import org.laplace.simulators.Cost;
import org.laplace.simulators.Execution;

/** What shots take that are run one by one, and how to start them. */
public final class TrajectoriesCost {
  private final Circuit circuit;
  private final int shots;
  private final PriceList prices;
  private final WorkBound shared;
  private final WorkBound shot;
  private final long workUnits;

  /**
   * Adds up the work.
   *
   * @throws ArithmeticException if it does not fit a long
   */
  public TrajectoriesCost(Circuit circuit, Shape.Trajectories shape, int shots, PriceList prices) {
    this.circuit = circuit;
    this.shots = shots;
    this.prices = prices;
    shared = WorkBound.ofShared(circuit, shape, prices);
    shot = WorkBound.ofShot(circuit, shape, prices);
    long each =
        Math.addExact(shot.units(), prices.ofShot(circuit.memoryBits(), shot.controlSteps()));
    workUnits = Math.addExact(shared.units(), Math.multiplyExact(shots, each));
  }

  /** Work units of all shots, with {@link WorkBound#LOOP_ROUNDS} rounds of each loop. */
  public long workUnits() {
    return workUnits;
  }

  /**
   * Whether a job may declare the cost: the work of a program with loops is not known, so that its
   * client may declare more.
   */
  public boolean accepts(Cost declared, Cost computed) {
    return shot.hasLoops()
        ? declared.size() == computed.size()
            && declared.memoryBytes() == computed.memoryBytes()
            && declared.workUnits() >= computed.workUnits()
        : declared.equals(computed);
  }

  /**
   * A run at its start. Whoever declares k times the work gets k times the steps of classical
   * control.
   *
   * @param states makes a state with all qubits in |0>; called twice
   */
  public <S extends QuantumState<S>> Execution start(
      long seed, long workUnitsBudget, Supplier<S> states) {
    return new TrajectoriesExecution<>(
        circuit,
        shots,
        seed,
        workUnitsBudget,
        shared.controlSteps(),
        shot.controlSteps(),
        Math.max(1, workUnitsBudget / workUnits),
        prices,
        states);
  }
}
