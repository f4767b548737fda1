package org.laplace.simulators.statevector;

import java.util.List;
import java.util.Optional;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.GateApplication;
import org.laplace.simulators.Computation;
import org.laplace.simulators.Cost;
import org.laplace.simulators.Execution;
import org.laplace.simulators.Observable;
import org.laplace.simulators.Shots;
import org.laplace.simulators.Workers;
import org.laplace.simulators.shots.Shape;
import org.laplace.simulators.shots.TrajectoriesCost;
import org.laplace.simulators.statevector.plan.Plan;

/** A valid circuit with its price. */
sealed interface StateVectorComputation extends Computation {
  /** Bytes of an amplitude: two doubles. */
  long BYTES_PER_AMPLITUDE = 2 * Double.BYTES;

  /**
   * The computation of a circuit gate by gate.
   *
   * @throws ArithmeticException if the work does not fit a long
   */
  static StateVectorComputation of(Circuit circuit, int shots, long seed) {
    return switch (Shape.of(circuit)) {
      case Shape.Sampled sampled -> new GatesSampled(circuit, sampled, shots, seed);
      case Shape.Trajectories shape -> trajectories(circuit, shape, shots, seed);
    };
  }

  /**
   * The computation of a circuit by a plan, where all shots are drawn from one state.
   *
   * @throws ArithmeticException if the work does not fit a long
   */
  static StateVectorComputation planned(Circuit circuit, int shots, long seed) {
    return switch (Shape.of(circuit)) {
      case Shape.Sampled(List<GateApplication> gates, List<Integer> qubitOfBit) -> {
        Optional<Long> bad = firstNotFinite(gates);
        Plan plan = Plan.of(circuit.qubits(), bad.isPresent() ? List.of() : gates);
        yield new PlanSampled(circuit, qubitOfBit, plan, bad, shots, seed);
      }
      case Shape.Trajectories shape ->
          new Branching(circuit, new BranchedCost(circuit, shape, shots), shots, seed);
    };
  }

  /**
   * The computation of expectation values; empty for a circuit that has not one last state.
   *
   * @throws ArithmeticException if the work does not fit a long
   */
  static Optional<StateVectorComputation> expectations(
      Circuit circuit, List<Observable> observables) {
    return switch (Shape.of(circuit)) {
      case Shape.Sampled(List<GateApplication> gates, List<Integer> qubitOfBit) -> {
        Optional<Long> bad = firstNotFinite(gates);
        Plan plan = Plan.of(circuit.qubits(), bad.isPresent() ? List.of() : gates);
        yield Optional.of(new Expectations(circuit, plan, bad, observables));
      }
      case Shape.Trajectories shape -> Optional.empty();
    };
  }

  private static StateVectorComputation trajectories(
      Circuit circuit, Shape.Trajectories shape, int shots, long seed) {
    var work = new TrajectoriesCost(circuit, shape, shots, new WorkUnits(circuit.qubits()));
    return new Trajectories(circuit, work, shots, seed);
  }

  private static Optional<Long> firstNotFinite(List<GateApplication> gates) {
    for (int index = 0; index < gates.size(); index++) {
      if (!Matrices.isFinite(gates.get(index).kernelMatrix())) {
        return Optional.of((long) index);
      }
    }
    return Optional.empty();
  }

  private static long outcomeBytes(Circuit circuit, int shots) {
    return (long) shots * Shots.bytesPerShot(circuit.bits());
  }

  private static long memoryBytes(Plan plan) {
    long buffers = plan.copiesBlocks() ? BYTES_PER_AMPLITUDE << Plan.ACTIVE_QUBITS : 0;
    long groupSums = Math.max(1, (1L << plan.qubits()) / SummationTree.GROUP) * Double.BYTES;
    return (BYTES_PER_AMPLITUDE << plan.qubits()) + buffers + groupSums;
  }

  private static long unitsOfShots(Circuit circuit, int shots) {
    var units = new WorkUnits(circuit.qubits());
    return Math.addExact(
        units.ofSampler(), Math.multiplyExact(shots, units.ofSample(circuit.bits())));
  }

  /** Gate by gate; all shots from one last state. */
  record GatesSampled(Circuit circuit, Shape.Sampled shape, int shots, long seed)
      implements StateVectorComputation {
    @Override
    public Cost cost() {
      var units = new WorkUnits(circuit.qubits());
      long sum = unitsOfShots(circuit, shots);
      for (GateApplication gate : shape.gates()) {
        sum = Math.addExact(sum, units.of(gate));
      }
      return new Cost(
          circuit.qubits(),
          (BYTES_PER_AMPLITUDE << circuit.qubits()) + outcomeBytes(circuit, shots),
          sum);
    }

    @Override
    public Execution start(long workUnitsBudget) {
      var state = new Amplitudes(circuit.qubits());
      return new SampledExecution(
          circuit,
          shape.qubitOfBit(),
          shots,
          seed,
          workUnitsBudget,
          state,
          new GateByGate(state, shape.gates()));
    }
  }

  /** By a plan; all shots from one last state. */
  record PlanSampled(
      Circuit circuit,
      List<Integer> qubitOfBit,
      Plan plan,
      Optional<Long> notFinite,
      int shots,
      long seed)
      implements StateVectorComputation {
    @Override
    public Cost cost() {
      return new Cost(
          circuit.qubits(),
          memoryBytes(plan) + outcomeBytes(circuit, shots),
          Math.addExact(new PlanPrices(plan).total(), unitsOfShots(circuit, shots)));
    }

    @Override
    public Execution start(long workUnitsBudget) {
      return start(workUnitsBudget, Workers.SEQUENTIAL);
    }

    @Override
    public Execution start(long workUnitsBudget, Workers workers) {
      return notFinite.isPresent()
          ? new DivergedExecution(circuit, shots, seed, workUnitsBudget, notFinite.get())
          : new PlannedExecution(
              circuit, qubitOfBit, plan, shots, seed, workUnitsBudget, Kernels.fastest(), workers);
    }
  }

  /** By a plan; expectation values of the last state. */
  record Expectations(
      Circuit circuit, Plan plan, Optional<Long> notFinite, List<Observable> observables)
      implements StateVectorComputation {
    @Override
    public Cost cost() {
      long terms = observables.stream().mapToLong(each -> each.terms().size()).sum();
      return new Cost(
          circuit.qubits(),
          memoryBytes(plan),
          Math.addExact(
              new PlanPrices(plan).total(),
              Math.multiplyExact(terms, new WorkUnits(circuit.qubits()).ofPauliTerm())));
    }

    @Override
    public Execution start(long workUnitsBudget) {
      return start(workUnitsBudget, Workers.SEQUENTIAL);
    }

    @Override
    public Execution start(long workUnitsBudget, Workers workers) {
      return notFinite.isPresent()
          ? new DivergedExecution(circuit, 0, 0, workUnitsBudget, notFinite.get())
          : new ExpectationExecution(
              circuit, plan, observables, workUnitsBudget, Kernels.fastest(), workers);
    }
  }

  /** Shots share a state as long as they have had the same outcomes. */
  record Branching(Circuit circuit, BranchedCost work, int shots, long seed)
      implements StateVectorComputation {
    @Override
    public Cost cost() {
      return work.cost();
    }

    @Override
    public boolean accepts(Cost declared) {
      return work.accepts(declared);
    }

    @Override
    public Execution start(long workUnitsBudget) {
      return start(workUnitsBudget, Workers.SEQUENTIAL);
    }

    @Override
    public Execution start(long workUnitsBudget, Workers workers) {
      return new BranchedExecution(
          circuit, work, shots, seed, workUnitsBudget, Kernels.fastest(), workers);
    }
  }

  /** Shot by shot. */
  record Trajectories(Circuit circuit, TrajectoriesCost work, int shots, long seed)
      implements StateVectorComputation {
    @Override
    public Cost cost() {
      return new Cost(
          circuit.qubits(),
          2 * (BYTES_PER_AMPLITUDE << circuit.qubits()) + outcomeBytes(circuit, shots),
          work.workUnits());
    }

    @Override
    public boolean accepts(Cost declared) {
      return work.accepts(declared, cost());
    }

    @Override
    public Execution start(long workUnitsBudget) {
      return work.start(seed, workUnitsBudget, () -> new Amplitudes(circuit.qubits()));
    }
  }
}
