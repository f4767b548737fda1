package org.laplace.simulators.statevector.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.laplace.circuits.Gate;
import org.laplace.circuits.GateApplication;

/**
 * Passes over all amplitudes that together do what a list of gates does.
 *
 * <p>A pass takes kernels in order, and leaves out those that would need more than {@link
 * #ACTIVE_QUBITS} qubits in a block or that touch a qubit of one that was left out.
 *
 * @param qubits of the circuit
 * @param sparsePasses how many passes come while at most {@link #SPARSE_AMPLITUDES_MAX} amplitudes
 *     are not 0, as the shape of the gates tells; 0 where all amplitudes are one block
 * @param wires where each qubit of the circuit is at the end: a swap without controls changes names
 *     and no amplitude
 */
public record Plan(int qubits, int sparsePasses, List<Integer> wires, List<Pass> passes) {
  /** Qubits of a block: 2^15 amplitudes, 512 KiB, stay in a core's second-level cache. */
  public static final int ACTIVE_QUBITS = 15;

  /** Lowest qubits, always in the block, so that runs of 2^5 amplitudes are copied at once. */
  public static final int RUN_QUBITS = 5;

  /** Kernels that a pass may leave out before it ends. */
  private static final int LEFT_OUT_MAX = 1024;

  /** Amplitudes that are kept one by one at the start of a run. */
  public static final long SPARSE_AMPLITUDES_MAX = 256;

  public Plan {
    wires = List.copyOf(wires);
    passes = List.copyOf(passes);
  }

  /** The plan for these gates. */
  public static Plan of(int qubits, List<GateApplication> gates) {
    var wires = new ArrayList<>(IntStream.range(0, qubits).boxed().toList());
    return of(qubits, renamed(gates, wires), wires);
  }

  /** The plan for gates that go on from any state, where each qubit has to keep its place. */
  public static Plan inPlace(int qubits, List<GateApplication> gates) {
    return of(qubits, gates, IntStream.range(0, qubits).boxed().toList());
  }

  private static Plan of(int qubits, List<GateApplication> gates, List<Integer> wires) {
    Iterator<Kernel> next = Fusion.fuse(qubits, gates).iterator();
    List<Kernel> leftOut = List.of();
    var passes = new ArrayList<Pass>();
    while (!leftOut.isEmpty() || next.hasNext()) {
      var later = new ArrayList<Kernel>();
      passes.add(nextPass(qubits, leftOut.iterator(), next, later));
      leftOut = later;
    }
    return new Plan(qubits, sparsePasses(qubits, passes), wires, passes);
  }

  /** The gates without swaps, on the wires where their qubits then are. */
  private static List<GateApplication> renamed(List<GateApplication> gates, List<Integer> wires) {
    var others = new ArrayList<GateApplication>();
    for (GateApplication gate : gates) {
      if (gate.gate() == Gate.SWAP && gate.modifierControls() == 0) {
        Collections.swap(wires, gate.qubit(0), gate.qubit(1));
      } else {
        int[] places = new int[gate.qubits()];
        double[] parameters = new double[gate.parameters()];
        for (int k = 0; k < places.length; k++) {
          places[k] = wires.get(gate.qubit(k));
        }
        for (int k = 0; k < parameters.length; k++) {
          parameters[k] = gate.parameter(k);
        }
        others.add(
            GateApplication.controlled(
                gate.gate(), parameters, gate.modifierControls(), gate.negated(), places));
      }
    }
    return others;
  }

  private static int sparsePasses(int qubits, List<Pass> passes) {
    if (qubits <= ACTIVE_QUBITS) {
      return 0;
    }
    int count = 0;
    while (count < passes.size() && amplitudesAfter(passes, count) <= SPARSE_AMPLITUDES_MAX) {
      count++;
    }
    return count;
  }

  /**
   * A bound of the number of amplitudes that are not 0 after a pass; it is not exact when large.
   */
  private static long amplitudesAfter(List<Pass> passes, int pass) {
    long amplitudes = 1;
    for (Pass each : passes.subList(0, pass + 1)) {
      for (Kernel kernel : each.kernels()) {
        amplitudes = Math.min(SPARSE_AMPLITUDES_MAX + 1, amplitudes * kernel.growth());
      }
    }
    return amplitudes;
  }

  /** How many amplitudes are not 0 after one of the first passes, at most. */
  public long sparseAmplitudes(int pass) {
    return amplitudesAfter(passes, pass);
  }

  /** Bit q set: nothing before the pass mixes qubit q with anything, so that it is still 0. */
  public long zeroQubits(int pass) {
    long zero = (1L << qubits) - 1;
    for (Pass before : passes.subList(0, pass)) {
      for (Kernel kernel : before.kernels()) {
        zero &= ~kernel.mixed();
      }
    }
    return zero;
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
