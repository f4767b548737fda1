package org.laplace.simulators.particles.job;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The elementary particles: Particle Data Group, Review of Particle Physics, edition of 2026.
 * Neutrinos are listed without mass, which is only known to be small.
 */
public enum ElementaryParticle {
  ELECTRON(0.51099895069, -3, 1),
  MUON(105.6583755, -3, 1),
  TAU(1776.93, -3, 1),
  ELECTRON_NEUTRINO(0, 0, 1),
  MUON_NEUTRINO(0, 0, 1),
  TAU_NEUTRINO(0, 0, 1),
  UP(2.16, 2, 1),
  CHARM(1273, 2, 1),
  TOP(172_600, 2, 1),
  DOWN(4.70, -1, 1),
  STRANGE(92.9, -1, 1),
  BOTTOM(4186, -1, 1),
  PHOTON(0, 0, 2),
  GLUON(0, 0, 2),
  /** The W of positive charge; its width is 2140 MeV. */
  W(80_362, 3, 2),
  /** Its width is 2495.5 MeV. */
  Z(91_187.9, 0, 2),
  HIGGS(125_130, 0, 0);

  /** The source of the numbers. */
  public static final String EDITION = "PDG 2026";

  private static final String ANTI = "anti-";

  private final double massMev;
  private final int chargeThirds;
  private final int twiceSpin;

  ElementaryParticle(double massMev, int chargeThirds, int twiceSpin) {
    this.massMev = massMev;
    this.chargeThirds = chargeThirds;
    this.twiceSpin = twiceSpin;
  }

  /** A particle, or the antiparticle, whose charge has the other sign. */
  public record Kind(ElementaryParticle particle, boolean isAnti) {
    /** As job files write it. */
    public String text() {
      return (isAnti ? ANTI : "") + particle.text();
    }

    /** In thirds of the charge of a positron. */
    public int chargeThirds() {
      return isAnti ? -particle.chargeThirds : particle.chargeThirds;
    }

    /** In the units of a job. */
    public double charge(Units units) {
      return chargeThirds() * units.elementaryCharge() / 3;
    }

    /** In the units of a job; 0 for what is listed without mass. */
    public double mass(Units units) {
      return particle.massMev * units.massOfMev();
    }
  }

  /** The kind of a name such as {@code muon}, {@code anti-muon} or {@code positron}. */
  public static Optional<Kind> kind(String text) {
    if (text.equals("positron")) {
      return Optional.of(new Kind(ELECTRON, true));
    }
    boolean isAnti = text.startsWith(ANTI);
    String name = isAnti ? text.substring(ANTI.length()) : text;
    return Arrays.stream(values())
        .filter(particle -> particle.text().equals(name))
        .findFirst()
        .map(particle -> new Kind(particle, isAnti));
  }

  /** As job files write it. */
  public String text() {
    String lower = name().toLowerCase(Locale.ROOT).replace('_', '-');
    return this == W || this == Z ? name() : lower;
  }

  /** Mass, MeV. */
  public double massMev() {
    return massMev;
  }

  /** Charge in thirds of the charge of a positron. */
  public int chargeThirds() {
    return chargeThirds;
  }

  /** Twice the spin, in units of hbar. */
  public int twiceSpin() {
    return twiceSpin;
  }
}
