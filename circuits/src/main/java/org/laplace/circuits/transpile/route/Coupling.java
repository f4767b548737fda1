package org.laplace.circuits.transpile.route;

import java.util.Arrays;

/** Which physical qubits are neighbours, and how far apart the others are. */
public final class Coupling {
  /** Distance of qubits that no path connects. */
  public static final int UNREACHABLE = 1 << 20;

  private final int qubits;
  private final int[] ends0;
  private final int[] ends1;
  private final int[] starts;
  private final int[] neighbours;
  private final int[] edgeTo;
  private final int[] distances;

  /**
   * An undirected graph.
   *
   * @param ends0 one end of each edge
   * @param ends1 the other; each pair once
   */
  public Coupling(int qubits, int[] ends0, int[] ends1) {
    this.qubits = qubits;
    this.ends0 = ends0.clone();
    this.ends1 = ends1.clone();
    starts = new int[qubits + 1];
    for (int edge = 0; edge < ends0.length; edge++) {
      starts[ends0[edge] + 1]++;
      starts[ends1[edge] + 1]++;
    }
    for (int qubit = 0; qubit < qubits; qubit++) {
      starts[qubit + 1] += starts[qubit];
    }
    neighbours = new int[2 * ends0.length];
    edgeTo = new int[2 * ends0.length];
    int[] next = Arrays.copyOf(starts, qubits);
    for (int edge = 0; edge < ends0.length; edge++) {
      place(next[ends0[edge]]++, ends1[edge], edge);
      place(next[ends1[edge]]++, ends0[edge], edge);
    }
    distances = allDistances();
  }

  private void place(int at, int neighbour, int edge) {
    neighbours[at] = neighbour;
    edgeTo[at] = edge;
  }

  private int[] allDistances() {
    int[] all = new int[qubits * qubits];
    Arrays.fill(all, UNREACHABLE);
    int[] queue = new int[qubits];
    for (int from = 0; from < qubits; from++) {
      int row = from * qubits;
      all[row + from] = 0;
      queue[0] = from;
      int size = 1;
      for (int head = 0; head < size; head++) {
        int here = queue[head];
        for (int i = starts[here]; i < starts[here + 1]; i++) {
          int there = neighbours[i];
          if (all[row + there] == UNREACHABLE) {
            all[row + there] = all[row + here] + 1;
            queue[size++] = there;
          }
        }
      }
    }
    return all;
  }

  /** Number of physical qubits. */
  public int qubits() {
    return qubits;
  }

  /** Number of pairs of neighbours. */
  public int edges() {
    return ends0.length;
  }

  /** One end of the edge. */
  public int end0(int edge) {
    return ends0[edge];
  }

  /** The other end of the edge. */
  public int end1(int edge) {
    return ends1[edge];
  }

  /** Number of neighbours. */
  public int degree(int qubit) {
    return starts[qubit + 1] - starts[qubit];
  }

  /** The k-th neighbour of the qubit. */
  public int neighbour(int qubit, int k) {
    return neighbours[starts[qubit] + k];
  }

  /** The edge to the k-th neighbour. */
  public int edge(int qubit, int k) {
    return edgeTo[starts[qubit] + k];
  }

  /** Steps from one qubit to the other, or {@link #UNREACHABLE}. */
  public int distance(int from, int to) {
    return distances[from * qubits + to];
  }

  /** All distances, row by row; not to be written to. */
  int[] distances() {
    return distances;
  }

  /** True when a path joins all qubits. */
  public boolean isConnected() {
    for (int qubit = 1; qubit < qubits; qubit++) {
      if (distance(0, qubit) == UNREACHABLE) {
        return false;
      }
    }
    return true;
  }
}
