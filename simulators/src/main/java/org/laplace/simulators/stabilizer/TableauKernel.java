package org.laplace.simulators.stabilizer;

import org.laplace.simulators.VectorApi;

/**
 * The long loops of a {@link Tableau}. The implementations give the same bits: all is integer.
 *
 * <p>A column of a tableau is the X part of all rows, then their Z part, each of {@code words}
 * words.
 */
interface TableauKernel {
  /** The fastest one that this JVM has. */
  static TableauKernel fastest() {
    return VectorApi.isUsable() ? VectorTableauKernel.INSTANCE : ScalarTableauKernel.INSTANCE;
  }

  /** Applies the gates of a range of steps. */
  void apply(long[] columns, long[] sign, int words, Steps steps, int from, int to);

  /**
   * Multiplies a Pauli operator into chosen rows.
   *
   * @param chosen the rows
   * @param places where the columns begin of the qubits on which the operator is not the identity:
   *     first those with X, then with Z, then with Y
   * @param endOfX number of places with X
   * @param endOfZ number of places with X or Z
   * @param end number of all places
   * @param twos for each row a bit that flips when the product picks up -1; rows that are not
   *     chosen get any
   */
  void multiply(
      long[] columns,
      int words,
      long[] chosen,
      int[] places,
      int endOfX,
      int endOfZ,
      int end,
      long[] twos);
}
