package org.laplace.simulators.noise;

/**
 * How often a measurement reports the wrong value. The state collapses to the right one.
 *
 * @param oneForZero the probability of reporting 1 for a qubit that is 0
 * @param zeroForOne the probability of reporting 0 for a qubit that is 1
 */
public record ReadoutError(double oneForZero, double zeroForOne) {
  /** Always right. */
  public static final ReadoutError NONE = new ReadoutError(0, 0);

  /**
   * The error.
   *
   * @throws IllegalArgumentException unless both are probabilities
   */
  public ReadoutError {
    Probabilities.check("reading 1 for 0", oneForZero);
    Probabilities.check("reading 0 for 1", zeroForOne);
  }

  /** The probability of reporting the wrong value. */
  double ofWrong(boolean value) {
    return value ? zeroForOne : oneForZero;
  }

  /** True when nothing is reported wrong. */
  boolean isNone() {
    return oneForZero == 0 && zeroForOne == 0;
  }
}
