package org.laplace.simulators.particles;

import java.util.List;
import java.util.Set;

/**
 * What a job file describes.
 *
 * @param laws at least one
 * @param softening Plummer's length: r^2 is replaced by r^2 + softening^2; 0 or more
 * @param bodies at least one
 * @param dt finite, not 0; negative runs backwards
 * @param steps at least 1
 */
record ParticleSystem(
    Set<Law> laws, Units units, double softening, List<Body> bodies, double dt, long steps) {
  ParticleSystem {
    laws = Set.copyOf(laws);
    bodies = List.copyOf(bodies);
  }

  /** G, or 0 where gravity does not act. */
  double gravity() {
    return laws.contains(Law.GRAVITY) ? units.gravity() : 0;
  }

  /** 1/(4 pi epsilon_0), or 0 where charges do not act. */
  double coulomb() {
    return laws.contains(Law.COULOMB) ? units.coulomb() : 0;
  }
}
