package org.laplace.simulators.judging;

import java.util.BitSet;
import java.util.Optional;
import org.laplace.circuits.Circuit;
import org.laplace.simulators.Computation;
import org.laplace.simulators.Cost;
import org.laplace.simulators.Diagnostic;
import org.laplace.simulators.EngineId;
import org.laplace.simulators.Execution;
import org.laplace.simulators.SimulatorLimits;
import org.laplace.simulators.Workers;
import org.laplace.simulators.shots.CircuitEngine;
import org.laplace.simulators.shots.Shape;
import org.laplace.simulators.statevector.StateVectorEngine;

/**
 * {@code qpu/1}: circuits for quantum computers whose results can be judged. It prices them and
 * says why one cannot be judged; what it runs is the noiseless circuit on {@code statevector/1},
 * which is what results are compared with.
 */
public final class QpuEngine extends CircuitEngine {
  /** The name under which networks list quantum computers. */
  public static final EngineId ID = new EngineId("qpu", 1);

  /** To as many qubits as validators can simulate. */
  public QpuEngine() {
    super(ID, SimulatorLimits.judgedQubitsMax);
  }

  @Override
  protected Optional<Diagnostic> check(Circuit circuit) {
    return switch (Shape.of(circuit)) {
      case Shape.Trajectories _ ->
          refuse(
              "NOT_JUDGEABLE",
              "Results of a quantum computer are judged by the probabilities of their outcomes,"
                  + " and a circuit that measures, resets or decides in its middle has no single"
                  + " ideal state; measure at the end only, or run the circuit on an engine");
      case Shape.Sampled sampled -> measuredOnce(circuit, sampled);
    };
  }

  private static Optional<Diagnostic> measuredOnce(Circuit circuit, Shape.Sampled sampled) {
    var measured = new BitSet();
    for (int qubit : sampled.qubitOfBit().subList(0, circuit.bits())) {
      if (qubit >= 0 && measured.get(qubit)) {
        return refuse(
            "NOT_JUDGEABLE",
            "Qubit "
                + qubit
                + " is measured into two bits, which readout noise makes differ; measure each"
                + " qubit once");
      }
      if (qubit >= 0) {
        measured.set(qubit);
      }
    }
    return measured.isEmpty()
        ? refuse("NOT_JUDGEABLE", "No qubit is measured, so that there is nothing to judge")
        : Optional.empty();
  }

  @Override
  protected Computation computation(Circuit circuit, int shots, long seed) {
    return new NoiselessComputation(
        StateVectorEngine.planned().computationOf(circuit, shots, seed), shots);
  }

  private static Optional<Diagnostic> refuse(String code, String message) {
    return Optional.of(Diagnostic.ofProgram(code, message));
  }

  /** As the exact engine, but that each shot takes a machine's time. */
  private record NoiselessComputation(Computation exact, int shots) implements Computation {
    @Override
    public Cost cost() {
      Cost cost = exact.cost();
      return new Cost(
          cost.size(),
          cost.memoryBytes(),
          Math.addExact(cost.workUnits(), shots * SimulatorLimits.qpuShotWorkUnits));
    }

    @Override
    public Execution start(long workUnitsBudget) {
      return start(workUnitsBudget, Workers.SEQUENTIAL);
    }

    @Override
    public Execution start(long workUnitsBudget, Workers workers) {
      return exact.start(workUnitsBudget, workers);
    }
  }
}
