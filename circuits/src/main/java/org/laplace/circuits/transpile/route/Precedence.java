package org.laplace.circuits.transpile.route;

import java.util.ArrayList;
import java.util.List;
import org.laplace.circuits.transpile.form.Node;
import org.laplace.circuits.transpile.form.NormalForm;

/**
 * A {@link NormalForm} as arrays: which nodes are in which group, and in which order the groups of
 * a wire come.
 *
 * <p>Groups of a wire have consecutive numbers; a node may run when on each of its wires all groups
 * before its own are done.
 */
@SuppressWarnings("ArrayRecordComponent") // Shared by passes that only read.
record Precedence(
    int wires,
    int[] wireStart,
    int[] groupStart,
    int[] groupNodes,
    int[] groupWire,
    int[] slotStart,
    int[] slots,
    int[] first,
    int[] second,
    byte[] cost,
    byte[] swappedCost) {

  /** Nodes, numbered as in the form without the gaps. */
  int nodes() {
    return first.length;
  }

  int groups() {
    return groupWire.length;
  }

  /** True for a node on two qubits that must be neighbours. */
  boolean isInteraction(int node) {
    return first[node] >= 0;
  }

  /** True when no group follows on the wire. */
  boolean isLastGroup(int group) {
    return group + 1 == wireStart[groupWire[group] + 1];
  }

  /** True when nothing follows the node on any of its wires. */
  boolean isLast(int node) {
    for (int i = slotStart[node]; i < slotStart[node + 1]; i++) {
      if (!isLastGroup(slots[i])) {
        return false;
      }
    }
    return true;
  }

  /** The same with time reversed. */
  Precedence reversed() {
    int groups = groups();
    int[] number = new int[groups];
    for (int wire = 0; wire < wires; wire++) {
      for (int group = wireStart[wire]; group < wireStart[wire + 1]; group++) {
        number[group] = wireStart[wire] + wireStart[wire + 1] - 1 - group;
      }
    }
    int[] newSlots = new int[slots.length];
    for (int i = 0; i < slots.length; i++) {
      newSlots[i] = number[slots[i]];
    }
    int[] newStart = new int[groups + 1];
    int[] newNodes = new int[groupNodes.length];
    int[] old = new int[groups];
    for (int group = 0; group < groups; group++) {
      old[number[group]] = group;
    }
    for (int group = 0; group < groups; group++) {
      int size = groupStart[old[group] + 1] - groupStart[old[group]];
      newStart[group + 1] = newStart[group] + size;
      System.arraycopy(groupNodes, groupStart[old[group]], newNodes, newStart[group], size);
    }
    return new Precedence(
        wires,
        wireStart,
        newStart,
        newNodes,
        groupWire,
        slotStart,
        newSlots,
        first,
        second,
        cost,
        swappedCost);
  }

  /** The precedence of a form, and the form's number of each node. */
  @SuppressWarnings("ArrayRecordComponent")
  record Of(Precedence precedence, int[] formNode) {}

  static Of of(NormalForm form) {
    int[] formNode = new int[form.nodes()];
    int[] compact = new int[form.nodes()];
    int nodes = 0;
    int slotCount = 0;
    for (int i = 0; i < form.nodes(); i++) {
      Node node = form.node(i);
      if (node != null) {
        compact[i] = nodes;
        formNode[nodes++] = i;
        slotCount += NormalForm.wiresOf(node).length;
      }
    }
    int[] wireStart = new int[form.wires() + 1];
    int[] groupNumber = new int[form.groups()];
    int groups = 0;
    List<Integer> order = new ArrayList<>();
    List<Integer> owner = new ArrayList<>();
    for (int wire = 0; wire < form.wires(); wire++) {
      int length = 0;
      for (int group = form.last(wire); group >= 0; group = form.previous(group)) {
        length++;
      }
      int place = groups + length;
      for (int i = 0; i < length; i++) {
        order.add(0);
        owner.add(wire);
      }
      for (int group = form.last(wire); group >= 0; group = form.previous(group)) {
        groupNumber[group] = --place;
        order.set(place, group);
      }
      groups += length;
      wireStart[wire + 1] = groups;
    }
    int[] groupStart = new int[groups + 1];
    int[] groupNodes = new int[slotCount];
    int[] groupWire = new int[groups];
    for (int group = 0; group < groups; group++) {
      groupWire[group] = owner.get(group);
      var members = form.members(order.get(group));
      groupStart[group + 1] = groupStart[group] + members.size();
      for (int i = 0; i < members.size(); i++) {
        groupNodes[groupStart[group] + i] = compact[members.get(i)];
      }
    }
    int[] slotStart = new int[nodes + 1];
    int[] slots = new int[slotCount];
    int[] first = new int[nodes];
    int[] second = new int[nodes];
    byte[] cost = new byte[nodes];
    byte[] swappedCost = new byte[nodes];
    for (int i = 0; i < nodes; i++) {
      Node node = java.util.Objects.requireNonNull(form.node(formNode[i]));
      int[] wires = NormalForm.wiresOf(node);
      slotStart[i + 1] = slotStart[i] + wires.length;
      for (int k = 0; k < wires.length; k++) {
        slots[slotStart[i] + k] = groupNumber[form.group(formNode[i], k)];
      }
      first[i] = -1;
      second[i] = -1;
      switch (node) {
        case Node.Phase phase -> {
          cost[i] = (byte) form.entanglers(phase);
          swappedCost[i] = (byte) (phase.isControlledZ() ? 2 : 3);
        }
        case Node.Block block -> {
          cost[i] = (byte) block.canonical().entanglers();
          swappedCost[i] = (byte) block.canonical().entanglersSwapped();
        }
        case Node.Fixed fixed -> {}
      }
      if (!(node instanceof Node.Fixed)) {
        first[i] = wires[0];
        second[i] = wires[1];
      }
    }
    return new Of(
        new Precedence(
            form.wires(),
            wireStart,
            groupStart,
            groupNodes,
            groupWire,
            slotStart,
            slots,
            first,
            second,
            cost,
            swappedCost),
        java.util.Arrays.copyOf(formNode, nodes));
  }
}
