package org.laplace.circuits.transpile.unitary;

/** Splits a 4 by 4 unitary that is a tensor product into its two factors. */
final class Factors {
  private Factors() {}

  /** The factors on qubit 0 and on qubit 1; phases are shared out in some way. */
  static double[][] of(double[] product) {
    int best = 0;
    double most = -1;
    for (int block = 0; block < 4; block++) {
      double weight = 0;
      for (int i = 0; i < 4; i++) {
        int at = entry(block, i);
        weight += product[at] * product[at] + product[at + 1] * product[at + 1];
      }
      if (weight > most) {
        most = weight;
        best = block;
      }
    }
    // The block is a multiple of the low factor; of norm 1 once its weight is 2.
    double[] low = new double[8];
    double scale = Math.sqrt(2 / most);
    for (int i = 0; i < 4; i++) {
      low[2 * i] = product[entry(best, i)] * scale;
      low[2 * i + 1] = product[entry(best, i) + 1] * scale;
    }
    double[] high = new double[8];
    for (int block = 0; block < 4; block++) {
      double re = 0;
      double im = 0;
      for (int i = 0; i < 4; i++) {
        int at = entry(block, i);
        re += low[2 * i] * product[at] + low[2 * i + 1] * product[at + 1];
        im += low[2 * i] * product[at + 1] - low[2 * i + 1] * product[at];
      }
      high[2 * block] = re / 2;
      high[2 * block + 1] = im / 2;
    }
    return new double[][] {low, high};
  }

  private static int entry(int block, int i) {
    int row = (block >> 1) * 2 + (i >> 1);
    int column = (block & 1) * 2 + (i & 1);
    return 2 * (row * 4 + column);
  }
}
