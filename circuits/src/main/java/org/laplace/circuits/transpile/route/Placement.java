package org.laplace.circuits.transpile.route;

import java.util.Arrays;

/** Where the trials of a layout start. */
final class Placement {
  private Placement() {}

  /** How to start. */
  enum Kind {
    /** Anyhow on a connected region. */
    REGION,
    /** Wire after wire, each near those that it has to do with. */
    GROWN
  }

  /** The physical qubit of each wire. */
  static int[] start(Interactions circuit, Coupling coupling, Random random, Kind kind) {
    int qubits = coupling.qubits();
    int[] physical = new int[qubits];
    Arrays.fill(physical, -1);
    boolean[] taken = new boolean[qubits];
    if (kind == Kind.REGION) {
      region(circuit, coupling, random, physical, taken);
    } else {
      grow(circuit, coupling, random, physical, taken);
    }
    int free = 0;
    for (int wire = 0; wire < qubits; wire++) {
      if (physical[wire] < 0) {
        while (taken[free]) {
          free++;
        }
        taken[free] = true;
        physical[wire] = free;
      }
    }
    return physical;
  }

  /** The wires in any order on the qubits around some qubit. */
  private static void region(
      Interactions circuit, Coupling coupling, Random random, int[] physical, boolean[] taken) {
    int[] ball = ball(coupling, random.below(coupling.qubits()), circuit.used());
    random.shuffle(ball);
    for (int i = 0; i < circuit.used(); i++) {
      physical[circuit.wires()[i]] = ball[i];
      taken[ball[i]] = true;
    }
  }

  private static int[] ball(Coupling coupling, int centre, int size) {
    int[] order = new int[coupling.qubits()];
    boolean[] seen = new boolean[coupling.qubits()];
    int count = 0;
    for (int from = centre; count < order.length; from = (from + 1) % order.length) {
      if (seen[from]) {
        continue;
      }
      seen[from] = true;
      int head = count;
      order[count++] = from;
      while (head < count) {
        int here = order[head++];
        for (int k = 0; k < coupling.degree(here); k++) {
          int there = coupling.neighbour(here, k);
          if (!seen[there]) {
            seen[there] = true;
            order[count++] = there;
          }
        }
      }
    }
    return Arrays.copyOf(order, size);
  }

  /** Wire after wire, the one that is most tied to those placed, where it is nearest to them. */
  private static void grow(
      Interactions circuit, Coupling coupling, Random random, int[] physical, boolean[] taken) {
    int qubits = coupling.qubits();
    double[] pull = new double[qubits];
    boolean[] placed = new boolean[qubits];
    int centre = random.below(qubits);
    for (int count = 0; count < circuit.used(); count++) {
      int wire = -1;
      double most = -1;
      for (int candidate : circuit.wires()) {
        if (!placed[candidate]) {
          double value = pull[candidate] * (0.5 + (random.next() >>> 11) * 0x1p-53);
          if (value > most) {
            most = value;
            wire = candidate;
          }
        }
      }
      if (count == 0) {
        wire = circuit.wires()[random.below(circuit.used())];
      }
      int best = centre;
      double least = Double.POSITIVE_INFINITY;
      for (int qubit = 0; qubit < qubits; qubit++) {
        if (!taken[qubit]) {
          double sum = 1e-3 * coupling.distance(centre, qubit);
          for (int i = 0; i < circuit.partners()[wire].length; i++) {
            int partner = circuit.partners()[wire][i];
            if (placed[partner]) {
              sum += circuit.weights()[wire][i] * coupling.distance(qubit, physical[partner]);
            }
          }
          sum *= 1 + 0.1 * (random.next() >>> 11) * 0x1p-53;
          if (sum < least) {
            least = sum;
            best = qubit;
          }
        }
      }
      physical[wire] = best;
      taken[best] = true;
      placed[wire] = true;
      for (int i = 0; i < circuit.partners()[wire].length; i++) {
        pull[circuit.partners()[wire][i]] += circuit.weights()[wire][i];
      }
    }
  }
}
