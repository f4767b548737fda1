package org.laplace.circuits.transpile.route;

import java.util.ArrayList;
import java.util.List;

/** SWAPs that bring wires back to a layout, along a tree over the device, leaf by leaf. */
public final class Restoration {
  private Restoration() {}

  /**
   * The edges to swap.
   *
   * @param from physical qubit of each wire now
   * @param to physical qubit of each wire wanted
   * @param busy number of wires that matter; the others are idle and alike
   */
  public static List<Integer> swaps(int[] from, int[] to, int busy, Coupling coupling) {
    var now = Layout.of(from);
    var wanted = Layout.of(to);
    int[] order = breadthFirst(coupling);
    boolean[] gone = new boolean[coupling.qubits()];
    List<Integer> edges = new ArrayList<>();
    for (int i = order.length - 1; i >= 0; i--) {
      int leaf = order[i];
      int wire = wanted.wire[leaf];
      if (wire < busy) {
        bring(now, now.physical[wire], leaf, gone, coupling, edges);
      } else if (now.wire[leaf] < busy) {
        bring(now, nearestIdle(now, leaf, busy, gone, coupling), leaf, gone, coupling, edges);
      }
      gone[leaf] = true;
    }
    return edges;
  }

  /** Qubits so that what comes before each keeps connected without it. */
  private static int[] breadthFirst(Coupling coupling) {
    int[] order = new int[coupling.qubits()];
    boolean[] seen = new boolean[coupling.qubits()];
    int count = 1;
    seen[0] = true;
    for (int head = 0; head < count; head++) {
      for (int k = 0; k < coupling.degree(order[head]); k++) {
        int there = coupling.neighbour(order[head], k);
        if (!seen[there]) {
          seen[there] = true;
          order[count++] = there;
        }
      }
    }
    return order;
  }

  private static int nearestIdle(
      Layout now, int leaf, int busy, boolean[] gone, Coupling coupling) {
    int nearest = leaf;
    int least = Integer.MAX_VALUE;
    for (int qubit = 0; qubit < coupling.qubits(); qubit++) {
      if (!gone[qubit] && now.wire[qubit] >= busy && coupling.distance(qubit, leaf) < least) {
        least = coupling.distance(qubit, leaf);
        nearest = qubit;
      }
    }
    return nearest;
  }

  /** Moves what is at one qubit to another through qubits that are not settled yet. */
  private static void bring(
      Layout now, int start, int end, boolean[] gone, Coupling coupling, List<Integer> edges) {
    int[] towards = new int[coupling.qubits()];
    int[] through = new int[coupling.qubits()];
    java.util.Arrays.fill(towards, -1);
    int[] queue = new int[coupling.qubits()];
    queue[0] = end;
    towards[end] = end;
    int count = 1;
    for (int head = 0; head < count && towards[start] < 0; head++) {
      int here = queue[head];
      for (int k = 0; k < coupling.degree(here); k++) {
        int there = coupling.neighbour(here, k);
        if (!gone[there] && towards[there] < 0) {
          towards[there] = here;
          through[there] = coupling.edge(here, k);
          queue[count++] = there;
        }
      }
    }
    for (int here = start; here != end; here = towards[here]) {
      edges.add(through[here]);
      now.swap(here, towards[here]);
    }
  }
}
