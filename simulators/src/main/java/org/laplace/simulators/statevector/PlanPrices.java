package org.laplace.simulators.statevector;

import org.laplace.simulators.shots.PriceList;
import org.laplace.simulators.statevector.plan.Kernel;
import org.laplace.simulators.statevector.plan.Pass;
import org.laplace.simulators.statevector.plan.Plan;

/** Work units of what a plan does; functions of the plan alone. */
final class PlanPrices {
  /** Applying a kernel to one of the few amplitudes at the start. */
  private static final long SPARSE_AMPLITUDE = 8 * PriceList.STEP;

  /** Finding the outcome of a shot. */
  private static final long DRAW = 16 * PriceList.STEP;

  /** What a step takes at least, unless it ends its pass. */
  private static final long STEP_UNITS = 1L << 24;

  private final Plan plan;

  PlanPrices(Plan plan) {
    this.plan = plan;
  }

  /** All of it. */
  long total() {
    long units = 0;
    for (int pass = 0; pass < plan.passes().size(); pass++) {
      Pass next = plan.passes().get(pass);
      units =
          Math.addExact(
              units,
              pass < plan.sparsePasses()
                  ? ofSparse(pass)
                  : Math.addExact(
                      toStart(pass), Math.multiplyExact((long) blocks(pass), ofBlock(next))));
    }
    return units;
  }

  /** A pass over the few amplitudes at the start. */
  long ofSparse(int pass) {
    Pass next = plan.passes().get(pass);
    long most = plan.sparseAmplitudes(pass);
    return Math.addExact(
        unitsToMultiply(next),
        Math.multiplyExact(SPARSE_AMPLITUDE * (1 + most), (long) next.kernels().size()));
  }

  /** What comes before the first block of a pass; before the first such pass, clearing memory. */
  long toStart(int pass) {
    long cleared = pass == plan.sparsePasses() ? (1L << plan.qubits()) / 8 : 0;
    return Math.addExact(cleared, unitsToMultiply(plan.passes().get(pass)));
  }

  /** Blocks that a pass visits. */
  int blocks(int pass) {
    long active = plan.passes().get(pass).active();
    long others = ((1L << plan.qubits()) - 1) & ~active & ~plan.zeroQubits(pass);
    return 1 << Long.bitCount(others);
  }

  /** A block. */
  long ofBlock(Pass pass) {
    long amplitudes = 1L << Math.min(plan.qubits(), Plan.ACTIVE_QUBITS);
    long units = PriceList.STEP + (plan.copiesBlocks() ? 3 * amplitudes / 2 : 0);
    for (Kernel kernel : pass.kernels()) {
      units += PriceList.STEP + Math.ceilDiv(amplitudes * halfUnits(kernel), 2L);
    }
    return units;
  }

  /** Of an amplitude. */
  private static long halfUnits(Kernel kernel) {
    return switch (kernel) {
      case Kernel.Diagonal diagonal -> 2;
      case Kernel.Dense dense -> {
        int targets = dense.targets().size();
        long all = targets > 2 ? 4L << targets : 1L << targets;
        yield Math.max(1, all >> Long.bitCount(dense.controls()));
      }
    };
  }

  /** Summing up the probabilities before the shots are drawn. */
  long ofSums() {
    boolean few = plan.sparsePasses() == plan.passes().size();
    long amplitudes = 1L << plan.qubits();
    return PriceList.STEP
        + (few ? amplitudes / SummationTree.GROUP + SummationTree.CHUNK : amplitudes);
  }

  /** One drawn shot. */
  static long ofDraw(int bits) {
    return DRAW + bits;
  }

  /** Blocks of a step. */
  int blocksOfStep(Pass pass) {
    return (int) Math.ceilDiv(STEP_UNITS, ofBlock(pass));
  }

  private static long unitsToMultiply(Pass pass) {
    long units = 0;
    for (Kernel kernel : pass.kernels()) {
      units = Math.addExact(units, kernel.unitsToMultiply());
    }
    return units;
  }
}
