package org.laplace.simulators.stabilizer;

import java.util.List;

/** Pauli operators by chance on one or two qubits at a time. */
final class PauliNoise {
  private final int qubitsPerSite;
  private final int[] qubits;

  /** The sums of the probabilities of the operators but the identity, in their order. */
  private final double[] upTo;

  /**
   * Noise on sites.
   *
   * @param probabilities of X, Y, Z; or of IX, IY, IZ, XI, ... ZZ
   * @param qubits of all sites, one site after the other
   */
  PauliNoise(List<Double> probabilities, int[] qubits) {
    qubitsPerSite = probabilities.size() == 3 ? 1 : 2;
    this.qubits = qubits.clone();
    upTo = new double[probabilities.size()];
    double sum = 0;
    for (int k = 0; k < upTo.length; k++) {
      sum += probabilities.get(k);
      upTo[k] = sum;
    }
  }

  /** The probability that a site has an error. */
  double total() {
    return Math.min(1, upTo[upTo.length - 1]);
  }

  int sites() {
    return qubits.length / qubitsPerSite;
  }

  int qubitsPerSite() {
    return qubitsPerSite;
  }

  int qubit(int site, int k) {
    return qubits[site * qubitsPerSite + k];
  }

  /**
   * The operator of an error: X, Y and Z are 1, 2 and 3, and the first of two qubits counts four
   * times.
   *
   * @param word uniform
   */
  int operator(long word) {
    double value = (word >>> 11) * 0x1p-53 * upTo[upTo.length - 1];
    int operator = 1;
    while (operator < upTo.length && value >= upTo[operator - 1]) {
      operator++;
    }
    return operator;
  }
}
