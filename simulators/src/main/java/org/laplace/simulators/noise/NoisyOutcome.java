package org.laplace.simulators.noise;

import org.laplace.simulators.Diagnostic;
import org.laplace.simulators.Shots;

/** What became of a noisy run. */
public sealed interface NoisyOutcome {
  /** The shots, in order. */
  record Sampled(Shots shots) implements NoisyOutcome {}

  /** Why there are none. */
  record Refused(Diagnostic diagnostic) implements NoisyOutcome {}
}
