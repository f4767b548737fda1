package org.laplace.simulators.particles.motion;

/** What came of a start or a step. */
public enum Progress {
  /** All values are finite. */
  ADVANCED,
  /** A coordinate or velocity became infinite or not a number. */
  DIVERGED,
  /** So many bodies are near each other that their neighbour lists exceed the stated memory. */
  CROWDED
}
