package org.laplace.simulators.statevector;

import java.util.List;
import java.util.Optional;
import org.laplace.circuits.GateApplication;
import org.laplace.simulators.Outcome;
import org.laplace.simulators.WorkMeter;

/** One gate after the other, as {@code statevector/0} defines it. */
final class GateByGate implements Evolution {
  private final Amplitudes state;
  private final WorkUnits units;
  private final List<GateApplication> gates;
  private int done;

  GateByGate(Amplitudes state, List<GateApplication> gates) {
    this.state = state;
    this.gates = gates;
    units = new WorkUnits(state.qubits);
  }

  @Override
  public boolean isDone() {
    return done == gates.size();
  }

  @Override
  public long progress() {
    return done;
  }

  @Override
  public Optional<Outcome> step(WorkMeter work) {
    GateApplication gate = gates.get(done);
    if (!work.take(units.of(gate))) {
      return Optional.of(new Outcome.Exhausted());
    }
    if (!state.apply(gate)) {
      return Optional.of(new Outcome.Diverged(done));
    }
    done++;
    return Optional.empty();
  }
}
