package org.laplace.simulators.statevector;

import org.laplace.circuits.Circuit;
import org.laplace.simulators.Computation;

/** Lets tests of other engines compare themselves with this one. */
public final class StateVectorRuns {
  private StateVectorRuns() {}

  public static Computation computation(Circuit circuit, int shots, long seed) {
    return StateVectorComputation.of(circuit, shots, seed);
  }
}
