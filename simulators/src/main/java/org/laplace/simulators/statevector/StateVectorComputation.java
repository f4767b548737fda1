package org.laplace.simulators.statevector;

import org.laplace.circuits.Circuit;
import org.laplace.circuits.GateApplication;
import org.laplace.simulators.Computation;
import org.laplace.simulators.Cost;
import org.laplace.simulators.Execution;
import org.laplace.simulators.Shots;
import org.laplace.simulators.shots.Shape;
import org.laplace.simulators.shots.TrajectoriesCost;

/** A valid circuit with its price. */
sealed interface StateVectorComputation extends Computation {
  /** Bytes of an amplitude: two doubles. */
  long BYTES_PER_AMPLITUDE = 2 * Double.BYTES;

  /**
   * The computation of a circuit.
   *
   * @throws ArithmeticException if the work does not fit a long
   * @throws org.laplace.simulators.shots.WorkBound.TooDeep if control flow is nested too deep
   */
  static StateVectorComputation of(Circuit circuit, int shots, long seed) {
    return switch (Shape.of(circuit)) {
      case Shape.Sampled sampled -> new Sampled(circuit, sampled, shots, seed);
      case Shape.Trajectories shape -> {
        var work = new TrajectoriesCost(circuit, shape, shots, new WorkUnits(circuit.qubits()));
        yield new Trajectories(circuit, work, shots, seed);
      }
    };
  }

  private static long outcomeBytes(Circuit circuit, int shots) {
    return (long) shots * Shots.bytesPerShot(circuit.bits());
  }

  /** All shots from one last state. */
  record Sampled(Circuit circuit, Shape.Sampled shape, int shots, long seed)
      implements StateVectorComputation {
    @Override
    public Cost cost() {
      var units = new WorkUnits(circuit.qubits());
      long sum = units.ofSampler();
      for (GateApplication gate : shape.gates()) {
        sum = Math.addExact(sum, units.of(gate));
      }
      return new Cost(
          circuit.qubits(),
          (BYTES_PER_AMPLITUDE << circuit.qubits()) + outcomeBytes(circuit, shots),
          Math.addExact(sum, Math.multiplyExact(shots, units.ofSample(circuit.bits()))));
    }

    @Override
    public Execution start(long workUnitsBudget) {
      return new SampledExecution(circuit, shape, shots, seed, workUnitsBudget);
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
