package org.laplace.circuits.transpile.unitary;

/** How near counts as equal. Infidelities are squares of these, below the rounding of doubles. */
public final class Tolerance {
  private Tolerance() {}

  /** Of an amplitude of a matrix. */
  public static final double AMPLITUDE = 1e-8;

  /** Of a coordinate of an interaction, in radians. */
  public static final double COORDINATE = 1e-8;
}
