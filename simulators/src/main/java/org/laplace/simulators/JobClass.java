package org.laplace.simulators;

/** What a program describes. */
public enum JobClass {
  /** OpenQASM 2 or 3. */
  CIRCUIT,
  /** A particle job file in JSON. */
  PARTICLES
}
