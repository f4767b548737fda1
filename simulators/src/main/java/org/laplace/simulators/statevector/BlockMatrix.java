package org.laplace.simulators.statevector;

/**
 * A matrix on some qubits of a block of amplitudes.
 *
 * @param re row-major
 * @param im row-major
 * @param targets bit k of a row is bit {@code targets[k]} of an index
 * @param controls index bits that must have fixed values
 * @param values these values
 */
@SuppressWarnings("ArrayRecordComponent") // Made once a pass, never compared.
record BlockMatrix(double[] re, double[] im, int[] targets, int controls, int values) {
  /** Number of rows. */
  int dimension() {
    return 1 << targets.length;
  }

  /** Whether no entry has an imaginary part: half of the terms then add nothing. */
  boolean isReal() {
    for (double part : im) {
      if (part != 0) {
        return false;
      }
    }
    return true;
  }
}
