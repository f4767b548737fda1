package org.laplace.simulators.statevector;

import java.util.List;
import java.util.Optional;
import org.laplace.circuits.Circuit;
import org.laplace.simulators.Computation;
import org.laplace.simulators.Diagnostic;
import org.laplace.simulators.EngineId;
import org.laplace.simulators.Observable;
import org.laplace.simulators.Preparation;
import org.laplace.simulators.SimulatorLimits;
import org.laplace.simulators.shots.CircuitEngine;

/**
 * Any circuit, by its amplitudes. {@code statevector/0} goes gate by gate, {@code statevector/1}
 * follows a {@link org.laplace.simulators.statevector.plan.Plan} where all shots are drawn from one
 * state. Both are drafts until golden digests freeze them.
 */
public final class StateVectorEngine extends CircuitEngine {
  private final boolean planned;

  private StateVectorEngine(EngineId id, int qubitsMax, boolean planned) {
    super(id, qubitsMax);
    this.planned = planned;
  }

  /** {@code statevector/0}, to 20 qubits. */
  public static StateVectorEngine draft() {
    return new StateVectorEngine(
        new EngineId("statevector", 0), SimulatorLimits.denseQubitsMax, false);
  }

  /** {@code statevector/1}, to 28 qubits. */
  public static StateVectorEngine planned() {
    return new StateVectorEngine(
        new EngineId("statevector", 1), SimulatorLimits.plannedQubitsMax, true);
  }

  @Override
  protected Optional<Diagnostic> check(Circuit circuit) {
    return Optional.empty();
  }

  /**
   * The computation of a circuit that this engine could have parsed.
   *
   * @throws ArithmeticException if its work does not fit a long
   */
  public Computation computationOf(Circuit circuit, int shots, long seed) {
    return computation(circuit, shots, seed);
  }

  @Override
  protected Computation computation(Circuit circuit, int shots, long seed) {
    return planned
        ? StateVectorComputation.planned(circuit, shots, seed)
        : StateVectorComputation.of(circuit, shots, seed);
  }

  @Override
  protected Preparation expectations(Circuit circuit, List<Observable> observables) {
    if (!planned) {
      return super.expectations(circuit, observables);
    }
    return StateVectorComputation.expectations(circuit, observables)
        .<Preparation>map(Preparation.Ready::new)
        .orElseGet(
            () ->
                Preparation.refused(
                    Diagnostic.ofProgram(
                        "NOT_ONLY_GATES",
                        "Expectation values are of the state that the gates make: the circuit may"
                            + " have no reset of a used qubit, no classical control and no gate on"
                            + " a measured qubit; leave them out")));
  }
}
