package org.laplace.simulators.statevector.plan;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.laplace.circuits.GateApplication;

/**
 * Passes over all amplitudes that together do what a list of gates does.
 *
 * <p>A pass takes kernels in order, and leaves out those that would need more than {@link
 * #ACTIVE_QUBITS} qubits in a block or that touch a qubit of one that was left out.
 *
 * @param qubits of the circuit
 */
public record Plan(int qubits, List<Pass> passes) {
  /** Qubits of a block: 2^15 amplitudes, 512 KiB, stay in a core's second-level cache. */
  public static final int ACTIVE_QUBITS = 15;

  /** Lowest qubits, always in the block, so that runs of 2^5 amplitudes are copied at once. */
  public static final int RUN_QUBITS = 5;

  /** Kernels that a pass may leave out before it ends. */
  private static final int LEFT_OUT_MAX = 1024;

  public Plan {
    passes = List.copyOf(passes);
  }

  /** The plan for these gates. */
  public static Plan of(int qubits, List<GateApplication> gates) {
    Iterator<Kernel> next = Fusion.fuse(qubits, gates).iterator();
    List<Kernel> leftOut = List.of();
    var passes = new ArrayList<Pass>();
    while (!leftOut.isEmpty() || next.hasNext()) {
      var later = new ArrayList<Kernel>();
      passes.add(nextPass(qubits, leftOut.iterator(), next, later));
      leftOut = later;
    }
    return new Plan(qubits, passes);
  }

  /** Takes from what earlier passes left out, then from what follows. */
  private static Pass nextPass(
      int qubits, Iterator<Kernel> leftOut, Iterator<Kernel> next, List<Kernel> later) {
    int room = Math.min(qubits, ACTIVE_QUBITS);
    long active = (1L << Math.min(qubits, RUN_QUBITS)) - 1;
    long blocked = 0;
    var taken = new ArrayList<Kernel>();
    while (leftOut.hasNext() || (next.hasNext() && later.size() < LEFT_OUT_MAX)) {
      Kernel kernel = leftOut.hasNext() ? leftOut.next() : next.next();
      long wanted = active | kernel.mixed();
      if ((kernel.qubits() & blocked) == 0 && Long.bitCount(wanted) <= room) {
        active = wanted;
        taken.add(kernel);
      } else {
        blocked |= kernel.qubits();
        later.add(kernel);
      }
    }
    return new Pass(filled(active, qubits, room), taken);
  }

  /** The lowest other qubits make a small block a full one. */
  private static long filled(long active, int qubits, int room) {
    long full = active;
    for (int qubit = 0; qubit < qubits && Long.bitCount(full) < room; qubit++) {
      full |= 1L << qubit;
    }
    return full;
  }

  /** True if a pass copies blocks, false if all amplitudes are one block. */
  public boolean copiesBlocks() {
    return qubits > ACTIVE_QUBITS;
  }

  /** One line for each pass and, indented, each kernel. */
  @Override
  public String toString() {
    var text = new StringBuilder();
    for (Pass pass : passes) {
      text.append("pass ").append(Kernel.namesOf(pass.active())).append('\n');
      pass.kernels().forEach(kernel -> text.append("  ").append(kernel).append('\n'));
    }
    return text.toString();
  }
}
