package org.laplace.simulators.statevector;

import org.laplace.simulators.VectorApi;

/**
 * Code for the operations on blocks. All kinds give the same values, to the bit; only which of two
 * zeros comes out may differ.
 */
interface Kernels {
  /** A matrix on a block of 2^{@code qubits} amplitudes. */
  BlockOperation matrix(BlockMatrix matrix, int qubits);

  /** A table of factors on a block of 2^{@code qubits} amplitudes. */
  BlockOperation table(BlockTable table, int qubits);

  /**
   * Sums of |amplitude|^2 over groups of {@link SummationTree#GROUP} amplitudes: amplitude k of a
   * group goes to lane k mod 8, ascending, and the lanes are added as {@link #tree} says.
   *
   * @param from where the first group begins
   * @param length number of amplitudes; less than a group makes one sum
   * @param sums one for each group
   */
  void groupSums(double[] re, double[] im, int from, int length, double[] sums);

  /** Adds eight lanes. */
  static double tree(double[] lane) {
    return ((lane[0] + lane[4]) + (lane[2] + lane[6]))
        + ((lane[1] + lane[5]) + (lane[3] + lane[7]));
  }

  /** The fastest that this JVM has. */
  static Kernels fastest() {
    return VectorApi.isUsable() ? new VectorKernels() : new ScalarKernels();
  }
}
