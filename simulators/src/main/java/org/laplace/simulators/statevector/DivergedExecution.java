package org.laplace.simulators.statevector;

import java.security.MessageDigest;
import java.util.Optional;
import org.laplace.circuits.Circuit;
import org.laplace.simulators.Outcome;
import org.laplace.simulators.Sha256;
import org.laplace.simulators.shots.CircuitExecution;

/** A circuit with a gate whose matrix is not finite: there is nothing to plan. */
final class DivergedExecution extends CircuitExecution {
  private final long gate;

  DivergedExecution(Circuit circuit, int shots, long seed, long workUnitsBudget, long gate) {
    super(circuit, shots, seed, workUnitsBudget);
    this.gate = gate;
  }

  @Override
  protected Optional<Outcome> step() {
    return Optional.of(new Outcome.Diverged(gate));
  }

  @Override
  protected void addTo(MessageDigest digest) {
    Sha256.update(digest, gate);
  }
}
