package org.laplace.simulators.wavepacket.job;

/** What the numbers of a job mean. */
public enum Units {
  /** Metre, kilogram, second, joule; CODATA 2022. */
  SI("SI", 1.054571817646156e-34),
  /** The reduced Planck constant is 1. */
  NATURAL("natural", 1);

  private final String text;
  private final double hbar;

  Units(String text, double hbar) {
    this.text = text;
    this.hbar = hbar;
  }

  /** As job files write them. */
  public String text() {
    return text;
  }

  /** The reduced Planck constant; in SI joule seconds. */
  public double hbar() {
    return hbar;
  }
}
