package org.laplace.simulators.statevector;

import org.laplace.simulators.shots.PriceList;
import org.laplace.simulators.statevector.plan.Kernel;
import org.laplace.simulators.statevector.plan.Pass;
import org.laplace.simulators.statevector.plan.Plan;

/** Work units of what a plan does; functions of the plan alone. */
final class PlanPrices {
  /** Applying a kernel to the few amplitudes at the start. */
  private static final long SPARSE_KERNEL = 16 * PriceList.STEP;

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
                  ? ofSparse(next)
                  : Math.addExact(
                      toStart(pass), Math.multiplyExact((long) blocks(pass), ofBlock(next))));
    }
    return units;
  }

  /** A pass over the few amplitudes at the start. */
  long ofSparse(Pass pass) {
    return Math.addExact(
        unitsToMultiply(pass), Math.multiplyExact(SPARSE_KERNEL, (long) pass.kernels().size()));
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
    long units = PriceList.STEP + (plan.copiesBlocks() ? amplitudes / 2 : 0);
    for (Kernel kernel : pass.kernels()) {
      units += PriceList.STEP + Math.ceilDiv(amplitudes * kernel.halfUnits(), 2L);
    }
    return units;
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
