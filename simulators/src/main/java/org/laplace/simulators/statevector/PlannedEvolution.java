package org.laplace.simulators.statevector;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laplace.simulators.Outcome;
import org.laplace.simulators.WorkMeter;
import org.laplace.simulators.shots.PriceList;
import org.laplace.simulators.statevector.plan.Kernel;
import org.laplace.simulators.statevector.plan.Pass;
import org.laplace.simulators.statevector.plan.Plan;

/** Pass after pass of a plan, as {@code statevector/1} defines it. A step is one block. */
final class PlannedEvolution implements Evolution {
  private final Amplitudes state;
  private final Plan plan;
  private final double[] bufferRe;
  private final double[] bufferIm;
  private @Nullable BlockedPass running;
  private int pass;
  private int block;
  private long progress;

  PlannedEvolution(Amplitudes state, Plan plan) {
    this.state = state;
    this.plan = plan;
    int length = plan.copiesBlocks() ? 1 << Plan.ACTIVE_QUBITS : 0;
    bufferRe = new double[length];
    bufferIm = new double[length];
  }

  /** Bytes of the buffers. */
  static long bufferBytes(int qubits) {
    return qubits > Plan.ACTIVE_QUBITS ? (2L * Double.BYTES) << Plan.ACTIVE_QUBITS : 0;
  }

  /** Work units of a whole plan. */
  static long unitsOf(Plan plan) {
    long units = 0;
    for (Pass pass : plan.passes()) {
      long blocks = Math.multiplyExact(blocksOf(plan), unitsOfBlock(plan, pass));
      units = Math.addExact(units, Math.addExact(unitsToStart(pass), blocks));
    }
    return units;
  }

  private static long blocksOf(Plan plan) {
    return plan.copiesBlocks() ? 1L << (plan.qubits() - Plan.ACTIVE_QUBITS) : 1;
  }

  private static long unitsToStart(Pass pass) {
    long units = 0;
    for (Kernel kernel : pass.kernels()) {
      units = Math.addExact(units, kernel.unitsToMultiply());
    }
    return units;
  }

  private static long unitsOfBlock(Plan plan, Pass pass) {
    long amplitudes = 1L << Math.min(plan.qubits(), Plan.ACTIVE_QUBITS);
    long units = PriceList.STEP + (plan.copiesBlocks() ? amplitudes / 2 : 0);
    for (Kernel kernel : pass.kernels()) {
      units += PriceList.STEP + Math.ceilDiv(amplitudes * kernel.halfUnits(), 2L);
    }
    return units;
  }

  @Override
  public boolean isDone() {
    return pass == plan.passes().size();
  }

  @Override
  public long progress() {
    return progress;
  }

  @Override
  public Optional<Outcome> step(WorkMeter work) {
    Pass next = plan.passes().get(pass);
    long toStart = running == null ? unitsToStart(next) : 0;
    if (!work.take(toStart + unitsOfBlock(plan, next))) {
      return Optional.of(new Outcome.Exhausted());
    }
    BlockedPass current = running == null ? new BlockedPass(plan, next) : running;
    running = current;
    current.apply(state, block, bufferRe, bufferIm);
    progress++;
    block++;
    if (block == current.blocks()) {
      running = null;
      block = 0;
      pass++;
    }
    return Optional.empty();
  }
}
