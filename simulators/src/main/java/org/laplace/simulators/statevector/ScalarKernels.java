package org.laplace.simulators.statevector;

import java.util.Arrays;

/** One amplitude after the other: what the engine's definition says, written down. */
final class ScalarKernels implements Kernels {
  /** Bits of a block's index that the lower of two tables of indices covers. */
  private static final int LOW_BITS = 8;

  @Override
  public BlockOperation matrix(BlockMatrix matrix, int qubits) {
    var kernel = new DenseKernel(matrix);
    return (re, im, offset, base) -> kernel.apply(re, im, offset, 1 << qubits);
  }

  @Override
  public BlockOperation table(BlockTable table, int qubits) {
    int lowBits = Math.min(LOW_BITS, qubits);
    int[] low = table.parts(0, lowBits);
    int[] high = table.parts(lowBits, qubits - lowBits);
    return (re, im, offset, base) -> {
      int outer = table.outerPart(base);
      for (int h = 0; h < high.length; h++) {
        multiply(table, outer | high[h], low, re, im, offset + (h << lowBits));
      }
    };
  }

  private static void multiply(
      BlockTable table, int part, int[] low, double[] re, double[] im, int first) {
    double[] factorRe = table.re();
    double[] factorIm = table.im();
    for (int l = 0; l < low.length; l++) {
      double r = factorRe[part | low[l]];
      double i = factorIm[part | low[l]];
      double x = re[first + l];
      double y = im[first + l];
      re[first + l] = r * x - i * y;
      im[first + l] = r * y + i * x;
    }
  }

  @Override
  public void groupSums(double[] re, double[] im, int from, int length, double[] sums) {
    double[] lane = new double[8];
    int group = Math.min(length, SummationTree.GROUP);
    for (int g = 0; g < sums.length; g++) {
      Arrays.fill(lane, 0);
      for (int k = 0; k < group; k++) {
        double x = re[from + g * SummationTree.GROUP + k];
        double y = im[from + g * SummationTree.GROUP + k];
        lane[k % 8] += x * x + y * y;
      }
      sums[g] = Kernels.tree(lane);
    }
  }
}
