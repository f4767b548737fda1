package org.laplace.simulators.particles;

/** The constants of the laws. */
enum Units {
  /** Metre, kilogram, second, coulomb; CODATA 2022. */
  SI("SI", 6.67430e-11, 8.9875517862e9),
  /** Both constants are 1. */
  NATURAL("natural", 1, 1);

  private final String text;
  private final double gravity;
  private final double coulomb;

  Units(String text, double gravity, double coulomb) {
    this.text = text;
    this.gravity = gravity;
    this.coulomb = coulomb;
  }

  /** As job files write them. */
  String text() {
    return text;
  }

  /** G; in SI m^3 kg^-1 s^-2. */
  double gravity() {
    return gravity;
  }

  /** 1/(4 pi epsilon_0); in SI N m^2 C^-2. */
  double coulomb() {
    return coulomb;
  }
}
