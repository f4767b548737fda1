package org.laplace.circuits.transpile.route;

import java.util.Arrays;
import java.util.Optional;

/**
 * Places for wires such that all that interact are neighbours: a search for a subgraph in the
 * manner of VF2 (Cordella et al. 2004), cheapest first, within a budget of steps.
 *
 * <p>The cost of a place is the sum over wires and pairs, each as often as it is used.
 */
public final class Embedding {
  private final int[][] partners;
  private final double[][] uses;
  private final double[] ownUses;
  private final Coupling coupling;
  private final double[] qubitCosts;
  private final double[] edgeCosts;
  private long budget;

  private int[] order = new int[0];
  private final int[] physical;
  private final boolean[] taken;
  private int[] best = new int[0];
  private double bestCost = Double.POSITIVE_INFINITY;

  /**
   * A pattern of wires on a device.
   *
   * @param pairs how often each two wires interact; square, symmetric
   * @param ownUses how often each wire is used by itself; wires with 0 and without pairs are idle
   * @param budget places to try at most
   */
  public Embedding(
      double[][] pairs,
      double[] ownUses,
      Coupling coupling,
      double[] qubitCosts,
      double[] edgeCosts,
      long budget) {
    this.ownUses = ownUses;
    this.coupling = coupling;
    this.qubitCosts = qubitCosts;
    this.edgeCosts = edgeCosts;
    this.budget = budget;
    int wires = pairs.length;
    partners = new int[wires][];
    uses = new double[wires][];
    for (int a = 0; a < wires; a++) {
      double[] row = pairs[a];
      int[] found = new int[wires];
      int count = 0;
      for (int b = 0; b < wires; b++) {
        if (row[b] > 0) {
          found[count++] = b;
        }
      }
      partners[a] = Arrays.copyOf(found, count);
      uses[a] = Arrays.stream(partners[a]).mapToDouble(b -> row[b]).toArray();
    }
    physical = new int[wires];
    Arrays.fill(physical, -1);
    taken = new boolean[coupling.qubits()];
  }

  /** The cheapest places found; -1 for idle wires. */
  public Optional<int[]> search() {
    order = order();
    for (int wire : order) {
      if (partners[wire].length > maximalDegree()) {
        return Optional.empty();
      }
    }
    place(0, 0);
    return best.length == 0 && order.length > 0 ? Optional.empty() : Optional.of(result());
  }

  private int[] result() {
    return best.length == 0 ? physical.clone() : best;
  }

  private int maximalDegree() {
    int most = 0;
    for (int qubit = 0; qubit < coupling.qubits(); qubit++) {
      most = Math.max(most, coupling.degree(qubit));
    }
    return most;
  }

  /** Wires so that each but the first of its component has a partner before it. */
  private int[] order() {
    int wires = partners.length;
    int[] found = new int[wires];
    boolean[] seen = new boolean[wires];
    int count = 0;
    while (true) {
      int start = -1;
      for (int wire = 0; wire < wires; wire++) {
        boolean isUsed = partners[wire].length > 0 || ownUses[wire] > 0;
        if (!seen[wire]
            && isUsed
            && (start < 0 || partners[wire].length > partners[start].length)) {
          start = wire;
        }
      }
      if (start < 0) {
        return Arrays.copyOf(found, count);
      }
      seen[start] = true;
      int head = count;
      found[count++] = start;
      while (head < count) {
        for (int partner : partners[found[head++]]) {
          if (!seen[partner]) {
            seen[partner] = true;
            found[count++] = partner;
          }
        }
      }
    }
  }

  private void place(int depth, double cost) {
    if (cost >= bestCost || budget <= 0) {
      return;
    }
    if (depth == order.length) {
      bestCost = cost;
      best = physical.clone();
      return;
    }
    int wire = order[depth];
    int anchor = -1;
    for (int partner : partners[wire]) {
      if (physical[partner] >= 0) {
        anchor = physical[partner];
        break;
      }
    }
    int candidates = anchor < 0 ? coupling.qubits() : coupling.degree(anchor);
    for (int k = 0; k < candidates; k++) {
      int qubit = anchor < 0 ? k : coupling.neighbour(anchor, k);
      if (taken[qubit] || coupling.degree(qubit) < partners[wire].length) {
        continue;
      }
      budget--;
      double added = added(wire, qubit);
      if (added < Double.POSITIVE_INFINITY) {
        physical[wire] = qubit;
        taken[qubit] = true;
        place(depth + 1, cost + added);
        taken[qubit] = false;
        physical[wire] = -1;
      }
    }
  }

  private double added(int wire, int qubit) {
    double sum = ownUses[wire] * qubitCosts[qubit];
    for (int i = 0; i < partners[wire].length; i++) {
      int there = physical[partners[wire][i]];
      if (there < 0) {
        continue;
      }
      if (coupling.distance(qubit, there) != 1) {
        return Double.POSITIVE_INFINITY;
      }
      for (int k = 0; k < coupling.degree(qubit); k++) {
        if (coupling.neighbour(qubit, k) == there) {
          sum += uses[wire][i] * edgeCosts[coupling.edge(qubit, k)];
        }
      }
    }
    return sum;
  }
}
