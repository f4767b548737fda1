package org.laplace.circuits.transpile.route;

import java.util.Arrays;
import org.laplace.circuits.transpile.form.Ints;

/**
 * The interactions that come next after the front layer, breadth first, a bounded number: a linked
 * list of slots ({@code 2 * node + side}) for each physical qubit.
 */
final class Lookahead {
  private static final int NONE = -1;

  private final Precedence circuit;
  private final int[] waiting;
  private final int[] groupLeft;
  private final int[] head;
  private final int[] next;
  private int size;

  private final int[] ahead;
  private final int[] groupAhead;
  private final Ints queue = new Ints(64);
  private final Ints touchedNodes = new Ints(64);
  private final Ints touchedGroups = new Ints(64);

  /**
   * For a pass.
   *
   * @param waiting of each node, on how many wires groups before its own are not done; the pass
   *     keeps it up to date
   * @param groupLeft of each group, how many nodes are not done
   */
  Lookahead(Precedence circuit, int qubits, int[] waiting, int[] groupLeft) {
    this.circuit = circuit;
    this.waiting = waiting;
    this.groupLeft = groupLeft;
    head = new int[qubits];
    Arrays.fill(head, NONE);
    next = new int[2 * circuit.nodes()];
    ahead = new int[circuit.nodes()];
    groupAhead = new int[circuit.groups()];
  }

  /** Number of interactions. */
  int size() {
    return size;
  }

  /** The first slot of a physical qubit, or -1. */
  int first(int qubit) {
    return head[qubit];
  }

  /** The slot after, or -1. */
  int next(int slot) {
    return next[slot];
  }

  /** Follows a SWAP of physical qubits. */
  void swap(int p, int q) {
    int kept = head[p];
    head[p] = head[q];
    head[q] = kept;
  }

  /** Looks ahead from a front layer. */
  void fill(int[] front, int frontSize, int limit, Layout layout) {
    Arrays.fill(head, NONE);
    size = 0;
    if (limit == 0) {
      return;
    }
    for (int i = 0; i < frontSize; i++) {
      queue.add(front[i]);
    }
    for (int i = 0; i < queue.size() && size < limit; i++) {
      int node = queue.get(i);
      for (int s = circuit.slotStart()[node]; s < circuit.slotStart()[node + 1]; s++) {
        int group = circuit.slots()[s];
        if (groupAhead[group]++ == 0) {
          touchedGroups.add(group);
        }
        if (groupAhead[group] == groupLeft[group] && !circuit.isLastGroup(group)) {
          open(group + 1, limit, layout);
        }
      }
    }
    queue.clear();
    for (int i = 0; i < touchedNodes.size(); i++) {
      ahead[touchedNodes.get(i)] = 0;
    }
    touchedNodes.clear();
    for (int i = 0; i < touchedGroups.size(); i++) {
      groupAhead[touchedGroups.get(i)] = 0;
    }
    touchedGroups.clear();
  }

  private void open(int group, int limit, Layout layout) {
    for (int i = circuit.groupStart()[group]; i < circuit.groupStart()[group + 1]; i++) {
      int node = circuit.groupNodes()[i];
      if (ahead[node]++ == 0) {
        touchedNodes.add(node);
      }
      if (ahead[node] == waiting[node]) {
        queue.add(node);
        if (circuit.isInteraction(node) && size < limit) {
          size++;
          link(2 * node, layout.physical[circuit.first()[node]]);
          link(2 * node + 1, layout.physical[circuit.second()[node]]);
        }
      }
    }
  }

  private void link(int slot, int qubit) {
    next[slot] = head[qubit];
    head[qubit] = slot;
  }
}
