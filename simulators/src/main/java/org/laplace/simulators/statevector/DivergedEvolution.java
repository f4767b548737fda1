package org.laplace.simulators.statevector;

import java.util.Optional;
import org.laplace.simulators.Outcome;
import org.laplace.simulators.WorkMeter;

/** A circuit with a gate whose matrix is not finite: there is nothing to plan. */
record DivergedEvolution(long gate) implements Evolution {
  @Override
  public boolean isDone() {
    return false;
  }

  @Override
  public long progress() {
    return 0;
  }

  @Override
  public Optional<Outcome> step(WorkMeter work) {
    return Optional.of(new Outcome.Diverged(gate));
  }
}
