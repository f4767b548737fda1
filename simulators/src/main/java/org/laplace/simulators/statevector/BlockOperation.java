package org.laplace.simulators.statevector;

/** Something to do to a block of amplitudes. For several threads, each with its own block. */
@FunctionalInterface
interface BlockOperation {
  /**
   * Does it.
   *
   * @param offset where the block begins in the arrays
   * @param base the index bits that all amplitudes of the block have
   */
  void apply(double[] re, double[] im, int offset, int base);
}
