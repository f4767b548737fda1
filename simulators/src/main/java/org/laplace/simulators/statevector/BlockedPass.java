package org.laplace.simulators.statevector;

import java.util.ArrayList;
import java.util.List;
import org.laplace.simulators.statevector.plan.ComplexMatrix;
import org.laplace.simulators.statevector.plan.Kernel;
import org.laplace.simulators.statevector.plan.Pass;
import org.laplace.simulators.statevector.plan.Plan;

/** One pass of a plan, ready to be applied to block after block. */
final class BlockedPass {
  /** Bits of a block's index that the lower of two tables of indices covers. */
  private static final int LOW_BITS = 8;

  /** A kernel with its qubits at their places in a block. */
  private sealed interface Local {
    /**
     * Applies the kernel.
     *
     * @param base the index bits that all amplitudes of the block have
     */
    void apply(double[] re, double[] im, int base);
  }

  private record LocalDense(DenseKernel kernel, int length, int outer, int values)
      implements Local {
    @Override
    public void apply(double[] re, double[] im, int base) {
      if ((base & outer) == values) {
        kernel.apply(re, im, length);
      }
    }
  }

  /** Which entry of a table belongs to an index is put together from its low and high bits. */
  private static final class LocalDiagonal implements Local {
    private final double[] factorRe;
    private final double[] factorIm;
    private final int[] low;
    private final int[] high;
    private final List<Integer> outerWires;
    private final int outerShift;

    LocalDiagonal(
        double[] factorRe,
        double[] factorIm,
        int[] low,
        int[] high,
        List<Integer> outerWires,
        int outerShift) {
      this.factorRe = factorRe;
      this.factorIm = factorIm;
      this.low = low;
      this.high = high;
      this.outerWires = outerWires;
      this.outerShift = outerShift;
    }

    @Override
    public void apply(double[] re, double[] im, int base) {
      int outer = 0;
      for (int k = 0; k < outerWires.size(); k++) {
        outer |= ((base >> outerWires.get(k)) & 1) << (outerShift + k);
      }
      for (int h = 0; h < high.length; h++) {
        int part = outer | high[h];
        int first = h << LOW_BITS;
        for (int l = 0; l < low.length; l++) {
          double r = factorRe[part | low[l]];
          double i = factorIm[part | low[l]];
          double x = re[first | l];
          double y = im[first | l];
          re[first | l] = r * x - i * y;
          im[first | l] = r * y + i * x;
        }
      }
    }
  }

  private final List<Local> locals = new ArrayList<>();
  private final int qubits;
  private final int blockQubits;
  private final int run;
  private final int[] offsets;
  private final int[] activePlaces;

  BlockedPass(Plan plan, Pass pass) {
    qubits = plan.qubits();
    activePlaces = Kernel.namesOf(pass.active()).stream().mapToInt(Integer::intValue).toArray();
    blockQubits = activePlaces.length;
    run = 1 << Math.min(Plan.RUN_QUBITS, blockQubits);
    offsets = new int[(1 << blockQubits) / run];
    for (int k = 0; k < offsets.length; k++) {
      offsets[k] = placed(k * run);
    }
    for (Kernel kernel : pass.kernels()) {
      locals.add(
          switch (kernel) {
            case Kernel.Dense dense -> local(dense);
            case Kernel.Diagonal diagonal -> local(diagonal);
          });
    }
  }

  /** Number of blocks that all amplitudes make. */
  int blocks() {
    return 1 << (qubits - blockQubits);
  }

  /**
   * Applies all kernels to one block.
   *
   * @param bufferRe as long as a block, or empty if all amplitudes are one block
   * @param bufferIm likewise
   */
  void apply(Amplitudes state, int block, double[] bufferRe, double[] bufferIm) {
    if (blocks() == 1) {
      locals.forEach(local -> local.apply(state.re, state.im, 0));
      return;
    }
    int base = DenseKernel.spread(block, activePlaces);
    for (int k = 0; k < offsets.length; k++) {
      System.arraycopy(state.re, base | offsets[k], bufferRe, k * run, run);
      System.arraycopy(state.im, base | offsets[k], bufferIm, k * run, run);
    }
    for (Local local : locals) {
      local.apply(bufferRe, bufferIm, base);
    }
    for (int k = 0; k < offsets.length; k++) {
      System.arraycopy(bufferRe, k * run, state.re, base | offsets[k], run);
      System.arraycopy(bufferIm, k * run, state.im, base | offsets[k], run);
    }
  }

  /** A block's index with its bits at the places that they have among all qubits. */
  private int placed(int index) {
    int placed = 0;
    for (int k = 0; k < blockQubits; k++) {
      placed |= ((index >> k) & 1) << activePlaces[k];
    }
    return placed;
  }

  /** Where a qubit is in a block, or -1. */
  private int placeOf(int qubit) {
    for (int k = 0; k < blockQubits; k++) {
      if (activePlaces[k] == qubit) {
        return k;
      }
    }
    return -1;
  }

  private Local local(Kernel.Dense dense) {
    int inner = 0;
    int innerValues = 0;
    int outer = 0;
    int outerValues = 0;
    for (int qubit : Kernel.namesOf(dense.controls())) {
      int value = (int) ((dense.values() >>> qubit) & 1);
      int place = placeOf(qubit);
      if (place >= 0) {
        inner |= 1 << place;
        innerValues |= value << place;
      } else {
        outer |= 1 << qubit;
        outerValues |= value << qubit;
      }
    }
    int[] targets = dense.targets().stream().mapToInt(this::placeOf).toArray();
    ComplexMatrix matrix = dense.matrix();
    return new LocalDense(
        new DenseKernel(matrix.realParts(), matrix.imaginaryParts(), targets, inner, innerValues),
        1 << blockQubits,
        outer,
        outerValues);
  }

  /** Factors are put in the order: wires in the block, then the others. */
  private Local local(Kernel.Diagonal diagonal) {
    var innerWires = new ArrayList<Integer>();
    var outerWires = new ArrayList<Integer>();
    for (int wire : diagonal.wires()) {
      (placeOf(wire) >= 0 ? innerWires : outerWires).add(wire);
    }
    var order = new ArrayList<>(innerWires);
    order.addAll(outerWires);
    ComplexMatrix entries = diagonal.entries();
    double[] factorRe = new double[1 << order.size()];
    double[] factorIm = new double[1 << order.size()];
    for (int index = 0; index < factorRe.length; index++) {
      int entry = 0;
      for (int k = 0; k < order.size(); k++) {
        entry |= ((index >> k) & 1) << diagonal.wires().indexOf(order.get(k));
      }
      factorRe[index] = entries.re(0, entry);
      factorIm[index] = entries.im(0, entry);
    }
    int lowBits = Math.min(LOW_BITS, blockQubits);
    int[] low = new int[1 << lowBits];
    int[] high = new int[1 << (blockQubits - lowBits)];
    for (int k = 0; k < innerWires.size(); k++) {
      int place = placeOf(innerWires.get(k));
      int[] part = place < LOW_BITS ? low : high;
      int shift = place < LOW_BITS ? place : place - LOW_BITS;
      for (int index = 0; index < part.length; index++) {
        part[index] |= ((index >> shift) & 1) << k;
      }
    }
    return new LocalDiagonal(factorRe, factorIm, low, high, outerWires, innerWires.size());
  }
}
