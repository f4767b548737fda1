package org.laplace.qpu.qpy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/**
 * A parameter that has no value yet.
 *
 * @param name its own, or that of its vector
 * @param index its place in the vector; -1 for one that stands alone
 * @param uuidHigh upper half of the UUID that tells parameters of one name apart
 * @param uuidLow lower half
 */
record Symbol(String name, long index, long uuidHigh, long uuidLow) {
  /**
   * The order in which Qiskit lists a circuit's parameters: by name, elements of a vector by their
   * place.
   */
  static final Comparator<Symbol> ORDER =
      Comparator.comparing(
              (Symbol symbol) -> symbol.name.getBytes(StandardCharsets.UTF_8),
              Arrays::compareUnsigned)
          .thenComparingLong(Symbol::index)
          .thenComparingLong(Symbol::uuidHigh)
          .thenComparingLong(Symbol::uuidLow);

  /** As Qiskit prints it. */
  String text() {
    return index < 0 ? name : name + "[" + index + "]";
  }
}
