package org.laplace.simulators.particles.job;

import java.util.Optional;

/**
 * The forces that act, at least one.
 *
 * @param gravity whether masses attract
 * @param coulomb whether charges act
 * @param softening Plummer's length for both: r^2 is replaced by r^2 + softening^2
 * @param magneticField uniform; needs the integrator of Boris
 */
public record Laws(
    boolean gravity,
    boolean coulomb,
    double softening,
    Optional<LennardJones> lennardJones,
    Optional<Vector> magneticField,
    Optional<HarmonicTrap> trap) {
  /** Whether every body acts on every other, at any distance. */
  public boolean isLongRange() {
    return gravity || coulomb;
  }
}
