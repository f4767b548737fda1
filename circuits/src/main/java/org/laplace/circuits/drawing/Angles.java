package org.laplace.circuits.drawing;

import java.math.BigDecimal;
import java.math.MathContext;

/** Angles as people write them. */
final class Angles {
  private static final int DENOMINATOR_MAX = 64;
  private static final int NUMERATOR_MAX = 64;
  private static final int DIGITS = 4;

  /** Fractions of pi that programs compute differ from ours by a rounding or two. */
  private static final double RELATIVE_ERROR = 1e-14;

  private Angles() {}

  /** A small fraction of pi, or a decimal number of few digits. */
  static String text(double angle) {
    if (angle == 0) {
      return "0";
    }
    for (int denominator = 1; denominator <= DENOMINATOR_MAX; denominator++) {
      double numerator = angle * denominator / Math.PI;
      long whole = Math.round(numerator);
      if (whole != 0
          && Math.abs(whole) <= NUMERATOR_MAX
          && Math.abs(numerator - whole) <= RELATIVE_ERROR * Math.abs(whole)) {
        String sign = whole < 0 ? "-" : "";
        String factor = Math.abs(whole) == 1 ? "" : Long.toString(Math.abs(whole));
        return sign + factor + "π" + (denominator == 1 ? "" : "/" + denominator);
      }
    }
    if (!Double.isFinite(angle)) {
      return Double.toString(angle);
    }
    var rounded = new BigDecimal(angle).round(new MathContext(DIGITS)).stripTrailingZeros();
    return Math.abs(angle) < 1e-3 || Math.abs(angle) >= 1e6
        ? Double.toString(rounded.doubleValue())
        : rounded.toPlainString();
  }
}
