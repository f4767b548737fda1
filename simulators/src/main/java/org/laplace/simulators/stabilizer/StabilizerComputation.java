package org.laplace.simulators.stabilizer;

import java.util.List;
import org.laplace.circuits.Circuit;
import org.laplace.simulators.Computation;
import org.laplace.simulators.Cost;
import org.laplace.simulators.Execution;
import org.laplace.simulators.Shots;
import org.laplace.simulators.shots.Shape;
import org.laplace.simulators.shots.TrajectoriesCost;

/** A valid Clifford circuit with its price. */
sealed interface StabilizerComputation extends Computation {
  /**
   * The computation of a Clifford circuit.
   *
   * @throws ArithmeticException if the work does not fit a long
   */
  static StabilizerComputation of(Circuit circuit, int shots, long seed) {
    if (circuit.isStatic()) {
      return new Frames(circuit, CliffordProgram.stepsOf(circuit), shots, seed);
    }
    var prices = new TableauPrices(circuit.qubits());
    var shape = (Shape.Trajectories) Shape.of(circuit);
    return new Trajectories(
        circuit, new TrajectoriesCost(circuit, shape, shots, prices), shots, seed);
  }

  private static long tableauBytes(int qubits) {
    return (2L * qubits + 1) * 2 * Tableau.words(qubits) * Long.BYTES;
  }

  private static long outcomeBytes(Circuit circuit, int shots) {
    return (long) shots * Shots.bytesPerShot(circuit.bits());
  }

  /** A reference shot and frames. */
  record Frames(Circuit circuit, List<CliffordStep> steps, int shots, long seed)
      implements StabilizerComputation {
    @Override
    public Cost cost() {
      var prices = new TableauPrices(circuit.qubits());
      long reference = 0;
      long block = prices.ofBlock(circuit.bits());
      for (CliffordStep step : steps) {
        reference = Math.addExact(reference, prices.of(step));
        block = Math.addExact(block, prices.ofFrames(step));
      }
      long blocks = Math.ceilDiv((long) shots, PauliFrames.SHOTS);
      long rows = 2L * circuit.qubits() + circuit.memoryBits();
      return new Cost(
          circuit.qubits(),
          tableauBytes(circuit.qubits())
              + rows * PauliFrames.WORDS * Long.BYTES
              + outcomeBytes(circuit, shots),
          Math.addExact(reference, Math.multiplyExact(blocks, block)));
    }

    @Override
    public Execution start(long workUnitsBudget) {
      return new FramesExecution(circuit, steps, shots, seed, workUnitsBudget);
    }
  }

  /** Shot by shot. */
  record Trajectories(Circuit circuit, TrajectoriesCost work, int shots, long seed)
      implements StabilizerComputation {
    @Override
    public Cost cost() {
      return new Cost(
          circuit.qubits(),
          2 * tableauBytes(circuit.qubits()) + outcomeBytes(circuit, shots),
          work.workUnits());
    }

    @Override
    public boolean accepts(Cost declared) {
      return work.accepts(declared, cost());
    }

    @Override
    public Execution start(long workUnitsBudget) {
      return work.start(seed, workUnitsBudget, () -> new Tableau(circuit.qubits()));
    }
  }
}
