package org.laplace.circuits;

/** Every limit of this module, unit or subject last but for max. */
public final class CircuitLimits {
  private CircuitLimits() {}

  /** Controls that modifiers may add to one gate: their polarities are bits of a long. */
  public static final int controlsMax = 62;
}
