package org.laplace.simulators.statevector;

import org.laplace.circuits.Circuit;
import org.laplace.circuits.GateApplication;
import org.laplace.simulators.Computation;
import org.laplace.simulators.Cost;
import org.laplace.simulators.Execution;
import org.laplace.simulators.Shots;

/** A valid circuit with its price. */
final class StateVectorComputation implements Computation {
  private static final long BYTES_PER_AMPLITUDE = 2 * Double.BYTES;

  private final Circuit circuit;
  private final int shots;
  private final long seed;
  private final Shape shape;
  private final Cost cost;
  private final long sharedSteps;
  private final long stepsPerShot;
  private final boolean hasLoops;

  /**
   * @throws ArithmeticException if the work does not fit a long
   * @throws WorkBound.TooDeep if control flow is nested too deep
   */
  StateVectorComputation(Circuit circuit, int shots, long seed) {
    this.circuit = circuit;
    this.shots = shots;
    this.seed = seed;
    shape = Shape.of(circuit);
    var units = new WorkUnits(circuit.qubits());
    long state = BYTES_PER_AMPLITUDE << circuit.qubits();
    long outcomes = (long) shots * Shots.bytesPerShot(circuit.bits());
    switch (shape) {
      case Shape.Sampled sampled -> {
        sharedSteps = 0;
        stepsPerShot = 0;
        hasLoops = false;
        cost = new Cost(circuit.qubits(), state + outcomes, unitsOfSampled(sampled, units));
      }
      case Shape.Trajectories trajectories -> {
        WorkBound shared = WorkBound.ofShared(circuit, trajectories, units);
        WorkBound shot = WorkBound.ofShot(circuit, trajectories, units);
        sharedSteps = shared.controlSteps();
        stepsPerShot = shot.controlSteps();
        hasLoops = shot.hasLoops();
        long each =
            Math.addExact(shot.units(), units.ofTrajectory(circuit.memoryBits(), stepsPerShot));
        cost =
            new Cost(
                circuit.qubits(),
                2 * state + outcomes,
                Math.addExact(shared.units(), Math.multiplyExact(shots, each)));
      }
    }
  }

  private long unitsOfSampled(Shape.Sampled sampled, WorkUnits units) {
    long sum = units.ofSampler();
    for (GateApplication gate : sampled.gates()) {
      sum = Math.addExact(sum, units.of(gate));
    }
    return Math.addExact(sum, Math.multiplyExact(shots, units.ofSample(circuit.bits())));
  }

  @Override
  public Cost cost() {
    return cost;
  }

  /** The work of a program with loops is not known, so that its client may declare more. */
  @Override
  public boolean accepts(Cost declared) {
    return hasLoops
        ? declared.size() == cost.size()
            && declared.memoryBytes() == cost.memoryBytes()
            && declared.workUnits() >= cost.workUnits()
        : declared.equals(cost);
  }

  @Override
  public Execution start(long workUnitsBudget) {
    return switch (shape) {
      case Shape.Sampled sampled ->
          new SampledExecution(circuit, sampled, shots, seed, workUnitsBudget);
      case Shape.Trajectories trajectories -> {
        // Whoever declares k times the work gets k times the steps of classical control.
        long times = Math.max(1, workUnitsBudget / cost.workUnits());
        yield new TrajectoriesExecution(
            circuit, shots, seed, workUnitsBudget, sharedSteps, stepsPerShot, times);
      }
    };
  }
}
