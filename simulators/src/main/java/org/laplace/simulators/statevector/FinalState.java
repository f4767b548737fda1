package org.laplace.simulators.statevector;

import java.util.List;
import java.util.Optional;
import org.laplace.circuits.GateApplication;
import org.laplace.simulators.WorkMeter;
import org.laplace.simulators.Workers;
import org.laplace.simulators.statevector.plan.Plan;

/** The state after gates, as {@code statevector/1} computes it. */
public final class FinalState {
  private final Amplitudes state;

  private FinalState(Amplitudes state) {
    this.state = state;
  }

  /**
   * Applies gates to |0...0>.
   *
   * @return empty if a gate's matrix or an amplitude is not finite
   */
  public static Optional<FinalState> of(int qubits, List<GateApplication> gates, Workers workers) {
    if (!gates.stream().allMatch(gate -> Amplitudes.isFinite(gate.kernelMatrix()))) {
      return Optional.empty();
    }
    var state = new Amplitudes(qubits);
    var evolution = new PlannedEvolution(state, Plan.of(qubits, gates));
    var work = new WorkMeter(Long.MAX_VALUE);
    while (!evolution.isDone()) {
      if (evolution.step(work).isPresent()) {
        return Optional.empty();
      }
    }
    return Optional.of(new FinalState(state));
  }

  /** The probability of a basis state; bit q of the index is qubit q. */
  public double probability(int index) {
    return state.probability(index);
  }
}
