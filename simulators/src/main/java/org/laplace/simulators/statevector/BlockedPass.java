package org.laplace.simulators.statevector;

import java.util.ArrayList;
import java.util.List;
import org.laplace.simulators.statevector.plan.ComplexMatrix;
import org.laplace.simulators.statevector.plan.Kernel;
import org.laplace.simulators.statevector.plan.Pass;
import org.laplace.simulators.statevector.plan.Plan;

/** One pass of a plan, ready to be applied to block after block, by several threads at once. */
final class BlockedPass {
  /** Where a block is while it is worked on. */
  @SuppressWarnings("ArrayRecordComponent")
  record Buffer(double[] re, double[] im) {
    Buffer(int length) {
      this(new double[length], new double[length]);
    }
  }

  /** Qubits of a tile: 2^10 amplitudes, 16 KiB, stay in a core's first-level cache. */
  private static final int TILE_QUBITS = 10;

  private final Kernels kernels;
  private final BlockOperation[] operations;
  private final int blockQubits;
  private final int run;
  private final int[] offsets;
  private final int[] activePlaces;

  /** The places that number the blocks, ascending. */
  private final int[] blockPlaces;

  /**
   * Gets a pass ready.
   *
   * @param zero bit q set: qubit q is known to be 0 before the pass, so that only blocks where it
   *     is are visited
   */
  BlockedPass(Plan plan, Pass pass, long zero, Kernels kernels) {
    this.kernels = kernels;
    activePlaces = Kernel.namesOf(pass.active()).stream().mapToInt(Integer::intValue).toArray();
    blockQubits = activePlaces.length;
    long all = (1L << plan.qubits()) - 1;
    blockPlaces =
        Kernel.namesOf(all & ~pass.active() & ~zero).stream().mapToInt(Integer::intValue).toArray();
    int runQubits = 0;
    while (runQubits < blockQubits && activePlaces[runQubits] == runQubits) {
      runQubits++;
    }
    run = 1 << runQubits;
    offsets = new int[(1 << blockQubits) / run];
    for (int k = 0; k < offsets.length; k++) {
      offsets[k] = placed(k * run, activePlaces);
    }
    operations = staged(pass.kernels()).toArray(BlockOperation[]::new);
  }

  /** Neighbouring kernels that need no more than a tile are applied to one tile after the other. */
  private List<BlockOperation> staged(List<Kernel> all) {
    var stages = new ArrayList<BlockOperation>();
    var tiled = new ArrayList<Kernel>();
    for (Kernel kernel : all) {
      if (Kernel.namesOf(kernel.mixed()).stream().allMatch(q -> placeOf(q) < TILE_QUBITS)) {
        tiled.add(kernel);
      } else {
        addTiled(tiled, stages);
        tiled.clear();
        stages.add(local(kernel, blockQubits));
      }
    }
    addTiled(tiled, stages);
    return stages;
  }

  private void addTiled(List<Kernel> tiled, List<BlockOperation> to) {
    if (tiled.size() < 2 || blockQubits <= TILE_QUBITS) {
      tiled.forEach(kernel -> to.add(local(kernel, blockQubits)));
      return;
    }
    BlockOperation[] each =
        tiled.stream().map(kernel -> local(kernel, TILE_QUBITS)).toArray(BlockOperation[]::new);
    int[] bases = new int[1 << (blockQubits - TILE_QUBITS)];
    for (int tile = 0; tile < bases.length; tile++) {
      bases[tile] = placed(tile << TILE_QUBITS, activePlaces);
    }
    to.add(
        (re, im, offset, base) -> {
          for (int tile = 0; tile < bases.length; tile++) {
            for (BlockOperation operation : each) {
              operation.apply(re, im, offset + (tile << TILE_QUBITS), base | bases[tile]);
            }
          }
        });
  }

  /** Number of blocks to visit. */
  int blocks() {
    return 1 << blockPlaces.length;
  }

  /** Whether blocks lie in one piece, so that no buffer is needed. */
  boolean isInPlace() {
    return offsets.length == 1;
  }

  /** Length of a buffer. */
  int bufferLength() {
    return isInPlace() ? 0 : 1 << blockQubits;
  }

  /** Applies all kernels to one block. */
  void apply(StateVector state, int block, Buffer buffer) {
    int base = placed(block, blockPlaces);
    if (isInPlace()) {
      for (BlockOperation operation : operations) {
        operation.apply(state.re, state.im, base, base);
      }
      return;
    }
    for (int k = 0; k < offsets.length; k++) {
      System.arraycopy(state.re, base | offsets[k], buffer.re, k * run, run);
      System.arraycopy(state.im, base | offsets[k], buffer.im, k * run, run);
    }
    for (BlockOperation operation : operations) {
      operation.apply(buffer.re, buffer.im, 0, base);
    }
    for (int k = 0; k < offsets.length; k++) {
      System.arraycopy(buffer.re, k * run, state.re, base | offsets[k], run);
      System.arraycopy(buffer.im, k * run, state.im, base | offsets[k], run);
    }
  }

  /** An index with its bits at these places. */
  private static int placed(int index, int[] places) {
    int placed = 0;
    for (int k = 0; k < places.length; k++) {
      placed |= ((index >> k) & 1) << places[k];
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

  /** A kernel on the first 2^{@code size} amplitudes, where the other qubits are fixed. */
  private BlockOperation local(Kernel kernel, int size) {
    return switch (kernel) {
      case Kernel.Dense dense -> local(dense, size);
      case Kernel.Diagonal diagonal -> local(diagonal, size);
    };
  }

  private BlockOperation local(Kernel.Dense dense, int size) {
    int inner = 0;
    int innerValues = 0;
    int outer = 0;
    int outerValues = 0;
    for (int qubit : Kernel.namesOf(dense.controls())) {
      int value = (int) ((dense.values() >>> qubit) & 1);
      int place = placeOf(qubit);
      if (place >= 0 && place < size) {
        inner |= 1 << place;
        innerValues |= value << place;
      } else {
        outer |= 1 << qubit;
        outerValues |= value << qubit;
      }
    }
    int[] targets = dense.targets().stream().mapToInt(this::placeOf).toArray();
    ComplexMatrix matrix = dense.matrix();
    BlockOperation operation =
        kernels.matrix(
            new BlockMatrix(
                matrix.realParts(), matrix.imaginaryParts(), targets, inner, innerValues),
            size);
    if (outer == 0) {
      return operation;
    }
    int asked = outer;
    int wanted = outerValues;
    return (re, im, offset, base) -> {
      if ((base & asked) == wanted) {
        operation.apply(re, im, offset, base);
      }
    };
  }

  /** Factors are put in the order: wires in the block, then the others. */
  private BlockOperation local(Kernel.Diagonal diagonal, int size) {
    var innerWires = new ArrayList<Integer>();
    var outerWires = new ArrayList<Integer>();
    for (int wire : diagonal.wires()) {
      int place = placeOf(wire);
      (place >= 0 && place < size ? innerWires : outerWires).add(wire);
    }
    List<Integer> order = new ArrayList<>(innerWires);
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
    return kernels.table(
        new BlockTable(
            factorRe,
            factorIm,
            innerWires.stream().mapToInt(this::placeOf).toArray(),
            outerWires.stream().mapToInt(Integer::intValue).toArray()),
        size);
  }
}
