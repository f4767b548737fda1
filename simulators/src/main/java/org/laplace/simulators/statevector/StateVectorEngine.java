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

/** {@code statevector/1}: any circuit, to 28 qubits, by its amplitudes. */
public final class StateVectorEngine extends CircuitEngine {
  private static final StateVectorEngine PLANNED = new StateVectorEngine();

  private StateVectorEngine() {
    super(new EngineId("statevector", 1), SimulatorLimits.plannedQubitsMax);
  }

  /** The engine; it follows a {@link org.laplace.simulators.statevector.plan.Plan}. */
  public static StateVectorEngine planned() {
    return PLANNED;
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
    return StateVectorComputation.of(circuit, shots, seed);
  }

  @Override
  protected Preparation expectations(Circuit circuit, List<Observable> observables) {
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
