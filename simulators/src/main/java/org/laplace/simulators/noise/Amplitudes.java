package org.laplace.simulators.noise;

import java.util.Arrays;

/** The pure state of one trajectory; qubit k is bit k of an index. */
final class Amplitudes {
  private final double[] re;
  private final double[] im;

  /** All qubits in |0>. */
  Amplitudes(int qubits) {
    re = new double[1 << qubits];
    im = new double[1 << qubits];
    re[0] = 1;
  }

  void set(Amplitudes other) {
    System.arraycopy(other.re, 0, re, 0, re.length);
    System.arraycopy(other.im, 0, im, 0, im.length);
  }

  void apply(PreparedGate gate) {
    gate.apply(re, im);
  }

  /** Applies a Pauli operator, up to a phase: bit 0 of {@code xz} is its X, bit 1 its Z. */
  void applyPauli(int qubit, int xz) {
    int bit = 1 << qubit;
    for (int i = 0; i < re.length; i++) {
      if ((i & bit) == 0) {
        int j = i | bit;
        double sign = (xz & 2) == 0 ? 1 : -1;
        double oneRe = sign * re[j];
        double oneIm = sign * im[j];
        boolean swaps = (xz & 1) != 0;
        re[j] = swaps ? re[i] : oneRe;
        im[j] = swaps ? im[i] : oneIm;
        re[i] = swaps ? oneRe : re[i];
        im[i] = swaps ? oneIm : im[i];
      }
    }
  }

  /** The probability that the qubit is 1. */
  double probabilityOfOne(int qubit) {
    double zero = 0;
    double one = 0;
    for (int i = 0; i < re.length; i++) {
      double p = re[i] * re[i] + im[i] * im[i];
      if ((i >> qubit & 1) == 0) {
        zero += p;
      } else {
        one += p;
      }
    }
    return one / (zero + one);
  }

  /** Scales the amplitudes with the qubit at 0 and those with it at 1. */
  void scale(int qubit, double zero, double one) {
    for (int i = 0; i < re.length; i++) {
      double factor = (i >> qubit & 1) == 0 ? zero : one;
      re[i] *= factor;
      im[i] *= factor;
    }
  }

  /**
   * Leaves what belongs to a value of the qubit.
   *
   * @param probability of that value
   */
  void collapse(int qubit, boolean value, double probability) {
    double factor = 1 / StrictMath.sqrt(probability);
    scale(qubit, value ? 0 : factor, value ? factor : 0);
  }

  /**
   * Draws from the distribution of all qubits.
   *
   * @param draws uniform in [0, 1), ascending
   * @return an index for each
   */
  int[] sample(double[] draws) {
    double total = 0;
    for (int i = 0; i < re.length; i++) {
      total += re[i] * re[i] + im[i] * im[i];
    }
    int[] indices = new int[draws.length];
    int lastPossible = 0;
    int drawn = 0;
    double sum = 0;
    for (int i = 0; i < re.length && drawn < draws.length; i++) {
      double p = re[i] * re[i] + im[i] * im[i];
      sum += p;
      lastPossible = p > 0 ? i : lastPossible;
      while (drawn < draws.length && draws[drawn] * total < sum) {
        indices[drawn++] = i;
      }
    }
    Arrays.fill(indices, drawn, draws.length, lastPossible);
    return indices;
  }
}
