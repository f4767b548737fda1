package org.laplace.simulators.particles.job;

import java.util.List;

/** Where the bodies of one entry start. */
interface Placement {
  /** How many bodies, at least 1. */
  int count();

  /** Sets the positions of as many bodies from the first on. */
  void place(Bodies bodies, int first);

  /** Whether {@link #place} sets velocities too. */
  default boolean givesVelocities() {
    return false;
  }

  /** One position after the other. */
  static Placement listed(List<Vector> positions) {
    return new Placement() {
      @Override
      public int count() {
        return positions.size();
      }

      @Override
      public void place(Bodies bodies, int first) {
        for (int i = 0; i < positions.size(); i++) {
          Vector at = positions.get(i);
          bodies.setPosition(first + i, at.x(), at.y(), at.z());
        }
      }
    };
  }
}
