package org.laplace.simulators.statevector;

import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.laplace.simulators.Outcome;
import org.laplace.simulators.WorkMeter;
import org.laplace.simulators.Workers;
import org.laplace.simulators.statevector.plan.Kernel;
import org.laplace.simulators.statevector.plan.Pass;
import org.laplace.simulators.statevector.plan.Plan;

/**
 * Pass after pass of a plan. A step is one pass over the few amplitudes that are not 0 at the
 * start, or a batch of blocks.
 */
final class PlannedEvolution {
  private final Plan plan;
  private final Kernels kernels;
  private final Workers workers;
  private final PlanPrices prices;
  private final ConcurrentLinkedQueue<BlockedPass.Buffer> buffers = new ConcurrentLinkedQueue<>();
  private @Nullable SparseState sparse;
  private @Nullable StateVector dense;
  private @Nullable BlockedPass running;
  private int pass;
  private int block;
  private long progress;

  /** All qubits in |0>. */
  PlannedEvolution(Plan plan, Kernels kernels, Workers workers) {
    this.plan = plan;
    this.kernels = kernels;
    this.workers = workers;
    prices = new PlanPrices(plan);
    sparse = new SparseState(plan.qubits());
  }

  /** True when there is nothing left to do. */
  boolean isDone() {
    return pass == plan.passes().size();
  }

  /** Number of steps behind it. */
  long progress() {
    return progress;
  }

  /** The amplitudes between two steps. */
  AmplitudeChunks state() {
    StateVector vector = dense;
    return vector != null ? vector : few().chunks();
  }

  private SparseState few() {
    SparseState few = sparse;
    if (few == null) {
      throw new IllegalStateException("the amplitudes are in arrays already");
    }
    return few;
  }

  /** The next step; the outcome if the budget does not hold it. */
  Optional<Outcome> step(WorkMeter work) {
    Pass next = plan.passes().get(pass);
    if (pass < plan.sparsePasses()) {
      if (!work.take(prices.ofSparse(pass))) {
        return Optional.of(new Outcome.Exhausted());
      }
      for (Kernel kernel : next.kernels()) {
        few().apply(kernel);
      }
      pass++;
    } else {
      int batch = Math.min(prices.blocksOfStep(next), prices.blocks(pass) - block);
      long toStart = block > 0 ? 0 : prices.toStart(pass);
      if (!work.take(toStart + Math.multiplyExact(batch, prices.ofBlock(next)))) {
        return Optional.of(new Outcome.Exhausted());
      }
      runBlocks(next, batch);
    }
    progress++;
    return Optional.empty();
  }

  private void runBlocks(Pass next, int batch) {
    StateVector state = dense == null ? becomeDense() : dense;
    BlockedPass current = running;
    if (current == null) {
      current = new BlockedPass(plan, next, plan.zeroQubits(pass), kernels);
      running = current;
    }
    runBlocks(current, state, block, batch);
    block += batch;
    if (block == current.blocks()) {
      running = null;
      block = 0;
      pass++;
    }
  }

  private void runBlocks(BlockedPass current, StateVector state, int first, int count) {
    workers.run(
        count,
        task -> {
          BlockedPass.Buffer pooled = buffers.poll();
          BlockedPass.Buffer buffer =
              pooled != null && pooled.re().length >= current.bufferLength()
                  ? pooled
                  : new BlockedPass.Buffer(current.bufferLength());
          current.apply(state, first + task, buffer);
          buffers.add(buffer);
        });
  }

  private StateVector becomeDense() {
    StateVector state = StateVector.zero(plan.qubits(), workers);
    few().writeTo(state);
    sparse = null;
    dense = state;
    return state;
  }
}
