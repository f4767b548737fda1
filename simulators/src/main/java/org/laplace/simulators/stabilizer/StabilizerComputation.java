package org.laplace.simulators.stabilizer;

import org.laplace.circuits.Circuit;
import org.laplace.simulators.Computation;
import org.laplace.simulators.Cost;
import org.laplace.simulators.Execution;
import org.laplace.simulators.Shots;
import org.laplace.simulators.Workers;
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
    CliffordTable table = CliffordTable.of(circuit.operations());
    if (circuit.isStatic()) {
      return new Frames(circuit, CliffordProgram.stepsOf(circuit, table), shots, seed);
    }
    var prices = new TableauPrices(circuit.qubits(), table, table.pairs());
    var shape = (Shape.Trajectories) Shape.of(circuit);
    return new Trajectories(
        circuit, table, new TrajectoriesCost(circuit, shape, shots, prices), shots, seed);
  }

  private static long tableauBytes(int qubits) {
    return (2L * qubits + 1) * 2 * Tableau.words(qubits) * Long.BYTES;
  }

  private static long outcomeBytes(Circuit circuit, int shots) {
    return (long) shots * Shots.bytesPerShot(circuit.bits());
  }

  /** A reference shot and frames. */
  record Frames(Circuit circuit, Steps steps, int shots, long seed)
      implements StabilizerComputation {
    @Override
    public Cost cost() {
      var prices = new TableauPrices(circuit.qubits());
      long blocks = Math.ceilDiv((long) shots, FrameBlock.SHOTS);
      long frameBytes = FrameBlock.words(circuit.qubits(), circuit.memoryBits()) * Long.BYTES;
      return new Cost(
          circuit.qubits(),
          tableauBytes(circuit.qubits())
              + FramesExecution.BLOCKS_PER_GROUP * frameBytes
              + outcomeBytes(circuit, shots),
          Math.addExact(
              prices.ofReference(steps),
              Math.multiplyExact(blocks, prices.ofBlock(steps, circuit.bits()))));
    }

    @Override
    public Execution start(long workUnitsBudget) {
      return start(workUnitsBudget, Workers.SEQUENTIAL);
    }

    @Override
    public Execution start(long workUnitsBudget, Workers workers) {
      return new FramesExecution(circuit, steps, shots, seed, workUnitsBudget, workers);
    }
  }

  /** Shot by shot. */
  record Trajectories(
      Circuit circuit, CliffordTable table, TrajectoriesCost work, int shots, long seed)
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
      return work.start(seed, workUnitsBudget, () -> new Tableau(circuit.qubits(), table));
    }
  }
}
