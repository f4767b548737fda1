package org.laplace.simulators.particles.job;

/** How positions and velocities are advanced by a step. */
public enum Integrator {
  /** Kick, drift, kick; second order, symplectic. */
  VELOCITY_VERLET("velocity-verlet", 1),
  /** Three velocity Verlet steps of Yoshida's lengths (Phys. Lett. A 150, 262, 1990); 4th order. */
  YOSHIDA_4("yoshida-4", 3),
  /** Drift, kick, rotation about the magnetic field, kick, drift (Boris 1970); second order. */
  BORIS("boris", 1);

  private final String text;
  private final int forcesPerStep;

  Integrator(String text, int forcesPerStep) {
    this.text = text;
    this.forcesPerStep = forcesPerStep;
  }

  /** As job files write it. */
  public String text() {
    return text;
  }

  /** How often a step computes the forces. */
  public int forcesPerStep() {
    return forcesPerStep;
  }
}
