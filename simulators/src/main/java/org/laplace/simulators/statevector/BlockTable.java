package org.laplace.simulators.statevector;

/**
 * A factor for each combination of some qubits.
 *
 * @param re bit k of an entry's index is the qubit at {@code places[k]}; then come the qubits
 *     {@code outer}, which all amplitudes of a block have alike
 * @param im likewise
 * @param places bits of an index into the block
 * @param outer bits of what all indices of a block have in common
 */
@SuppressWarnings("ArrayRecordComponent") // Made once a pass, never compared.
record BlockTable(double[] re, double[] im, int[] places, int[] outer) {
  /** The part of an entry's index that a block decides. */
  int outerPart(int base) {
    int part = 0;
    for (int k = 0; k < outer.length; k++) {
      part |= ((base >> outer[k]) & 1) << (places.length + k);
    }
    return part;
  }

  /**
   * The part of an entry's index that some bits of an index into the block decide.
   *
   * @param shift lowest of the bits
   * @param bits how many
   */
  int[] parts(int shift, int bits) {
    int[] parts = new int[1 << bits];
    for (int k = 0; k < places.length; k++) {
      int from = places[k] - shift;
      if (from >= 0 && from < bits) {
        for (int index = 0; index < parts.length; index++) {
          parts[index] |= ((index >> from) & 1) << k;
        }
      }
    }
    return parts;
  }
}
