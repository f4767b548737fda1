package org.laplace.simulators.wavepacket.expression;

/** A formula has no finite value at a point. Has no stack trace: hostile formulas throw many. */
public final class NoFiniteValue extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** A divisor is zero. */
  public static final String DIVISION_BY_ZERO = "DIVISION_BY_ZERO";

  /** The value is infinite or not a number. */
  public static final String NOT_FINITE = "POTENTIAL_NOT_FINITE";

  private final String code;
  private final int offset;

  NoFiniteValue(String code, int offset) {
    super(code, null, false, false);
    this.code = code;
    this.offset = offset;
  }

  /** One of the codes above. */
  public String code() {
    return code;
  }

  /** Characters of the formula before the operation that is to blame. */
  public int offset() {
    return offset;
  }
}
