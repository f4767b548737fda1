package org.laplace.simulators.statevector;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.laplace.circuits.GateApplication;
import org.laplace.simulators.Workers;
import org.laplace.simulators.statevector.plan.Pass;
import org.laplace.simulators.statevector.plan.Plan;

/** Applies lists of gates by their plans. Shots mostly meet the same lists, so these are kept. */
final class GateLists {
  /** Lists whose plans are kept. */
  private static final int KEPT_MAX = 512;

  private final int qubits;
  private final Kernels kernels;
  private final Workers workers;
  private final ConcurrentHashMap<List<GateApplication>, List<BlockedPass>> kept =
      new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<BlockedPass.Buffer> buffers = new ConcurrentLinkedQueue<>();

  GateLists(int qubits, Kernels kernels, Workers workers) {
    this.qubits = qubits;
    this.kernels = kernels;
    this.workers = workers;
  }

  /** Applies gates whose matrices are finite. */
  void apply(List<GateApplication> gates, StateVector state) {
    List<BlockedPass> passes = kept.get(gates);
    if (passes == null) {
      passes = plan(gates);
      if (kept.size() < KEPT_MAX) {
        kept.put(List.copyOf(gates), passes);
      }
    }
    for (BlockedPass pass : passes) {
      if (pass.blocks() == 1) {
        pass.apply(state, 0, new BlockedPass.Buffer(pass.bufferLength()));
      } else {
        workers.run(pass.blocks(), block -> applyToBlock(pass, state, block));
      }
    }
  }

  private void applyToBlock(BlockedPass pass, StateVector state, int block) {
    BlockedPass.Buffer pooled = buffers.poll();
    BlockedPass.Buffer buffer =
        pooled != null && pooled.re().length >= pass.bufferLength()
            ? pooled
            : new BlockedPass.Buffer(pass.bufferLength());
    pass.apply(state, block, buffer);
    buffers.add(buffer);
  }

  private List<BlockedPass> plan(List<GateApplication> gates) {
    Plan plan = Plan.inPlace(qubits, gates);
    var passes = new ArrayList<BlockedPass>();
    for (Pass pass : plan.passes()) {
      passes.add(new BlockedPass(plan, pass, 0, kernels));
    }
    return passes;
  }
}
