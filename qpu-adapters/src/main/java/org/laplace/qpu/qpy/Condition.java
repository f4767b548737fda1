package org.laplace.qpu.qpy;

import java.util.function.IntUnaryOperator;
import org.laplace.circuits.classical.Expression;

/** Something computed from bits of the body that it stands in. */
@FunctionalInterface
interface Condition {
  /**
   * The computation on the circuit's memory.
   *
   * @param bitOf the bit of the memory for each bit of the body
   */
  Expression on(IntUnaryOperator bitOf);
}
