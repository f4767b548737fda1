package org.laplace.simulators.particles.job;

/** What the numbers of a job mean, and so the constants of the laws. */
public enum Units {
  /** Metre, kilogram, second, coulomb, joule, kelvin, tesla; CODATA 2022. */
  SI("SI", 6.67430e-11, 8.9875517862e9, 1.380649e-23),
  /**
   * G, 1/(4 pi epsilon_0) and k_B are 1. Elementary particles bring masses in MeV and charges in
   * units in which hbar and c are 1 too.
   */
  NATURAL("natural", 1, 1, 1);

  private static final double ELEMENTARY_CHARGE_COULOMB = 1.602176634e-19;
  private static final double LIGHT_SPEED = 299_792_458;
  private static final double FINE_STRUCTURE = 7.2973525643e-3;

  private final String text;
  private final double gravity;
  private final double coulomb;
  private final double boltzmann;

  Units(String text, double gravity, double coulomb, double boltzmann) {
    this.text = text;
    this.gravity = gravity;
    this.coulomb = coulomb;
    this.boltzmann = boltzmann;
  }

  /** As job files write them. */
  public String text() {
    return text;
  }

  /** G; in SI m^3 kg^-1 s^-2. */
  public double gravity() {
    return gravity;
  }

  /** 1/(4 pi epsilon_0); in SI N m^2 C^-2. */
  public double coulomb() {
    return coulomb;
  }

  /** k_B; in SI J/K. */
  public double boltzmann() {
    return boltzmann;
  }

  /** A mass or energy of 1 MeV; in SI the mass, kg. */
  double massOfMev() {
    return switch (this) {
      case SI -> 1e6 * ELEMENTARY_CHARGE_COULOMB / (LIGHT_SPEED * LIGHT_SPEED);
      case NATURAL -> 1;
    };
  }

  /** The charge of a positron; in natural units the root of the fine-structure constant. */
  double elementaryCharge() {
    return switch (this) {
      case SI -> ELEMENTARY_CHARGE_COULOMB;
      case NATURAL -> StrictMath.sqrt(FINE_STRUCTURE);
    };
  }
}
