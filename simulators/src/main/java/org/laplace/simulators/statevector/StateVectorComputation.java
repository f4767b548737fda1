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
import org.laplace.simulators.statevector.plan.Plan;

/** A valid circuit with its price. */
sealed interface StateVectorComputation extends Computation {
  /** Bytes of an amplitude: two doubles. */
  long BYTES_PER_AMPLITUDE = 2 * Double.BYTES;

  /**
   * The computation of a circuit.
   *
   * @throws ArithmeticException if the work does not fit a long
   */
  static StateVectorComputation of(Circuit circuit, int shots, long seed) {
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
    if (plan.sparsePasses() == plan.passes().size()) {
      long chunks = Plan.SPARSE_AMPLITUDES_MAX * SummationTree.CHUNK * BYTES_PER_AMPLITUDE;
      long sums = Math.ceilDiv(1L << plan.qubits(), SummationTree.CHUNK) * 2 * Double.BYTES;
      return Math.min(BYTES_PER_AMPLITUDE << plan.qubits(), chunks) + sums;
    }
    long buffers = plan.copiesBlocks() ? BYTES_PER_AMPLITUDE << Plan.ACTIVE_QUBITS : 0;
    long groupSums = Math.max(1, (1L << plan.qubits()) / SummationTree.GROUP) * Double.BYTES;
    return (BYTES_PER_AMPLITUDE << plan.qubits()) + buffers + groupSums;
  }

  private static long unitsOf(Circuit circuit, Plan plan, int shots) {
    var prices = new PlanPrices(plan);
    return Math.addExact(
        Math.addExact(prices.total(), prices.ofSums()),
        Math.multiplyExact(shots, PlanPrices.ofDraw(circuit.bits())));
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
          unitsOf(circuit, plan, shots));
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
}
