package org.laplace.simulators.wavepacket.expression;

/** Ends the reading of a formula at its first mistake. */
public final class InvalidExpression extends Exception {
  private static final long serialVersionUID = 1;

  private final String code;
  private final int offset;

  InvalidExpression(String code, int offset, String message) {
    super(message);
    this.code = code;
    this.offset = offset;
  }

  /** Stable, upper-case. */
  public String code() {
    return code;
  }

  /** Characters before the mistake. */
  public int offset() {
    return offset;
  }
}
