package org.laplace.simulators.statevector;

import java.util.Arrays;
import org.laplace.circuits.UnitaryMatrix;

/** Questions to matrices of gates. */
final class Matrices {
  private Matrices() {}

  /** True when every entry is a number. */
  static boolean isFinite(UnitaryMatrix matrix) {
    return Arrays.stream(matrix.re()).allMatch(Double::isFinite)
        && Arrays.stream(matrix.im()).allMatch(Double::isFinite);
  }
}
