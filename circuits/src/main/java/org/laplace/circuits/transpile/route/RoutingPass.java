package org.laplace.circuits.transpile.route;

import java.util.Arrays;
import org.laplace.circuits.transpile.form.Ints;

/**
 * One pass over a circuit that puts in SWAPs: SABRE (arXiv 1809.02573) with the relative scores and
 * the release valve of LightSABRE (arXiv 2409.08368).
 *
 * <p>Two things are added. Nodes that commute are all in the front layer at once. And a SWAP costs
 * what it adds to the interaction before it on the same pair: nothing after a block of three
 * entangling gates, one after a controlled-Z, so the pass prefers those.
 */
final class RoutingPass {
  /**
   * Weights of the choice of a SWAP.
   *
   * @param extended of the nodes after the front layer, all together, beside those in it
   * @param extendedSize how many of them are looked at
   * @param costOffset added to the cost of a SWAP (1: three gates) that its progress is divided by
   * @param decay how much less a qubit is liked that was just moved
   * @param fading how much less a step counts for each step that a pair is farther apart; 1: alike
   */
  record Weights(
      double extended, int extendedSize, double costOffset, double decay, double fading) {}

  private static final int NONE = -1;
  private static final int DECAY_RESET_STEPS = 5;

  private final Precedence circuit;
  private final Coupling coupling;
  private final int[] distances;
  private final int qubits;

  private final int[] waiting;
  private final int[] groupLeft;

  /** Front layer: a list, and of each qubit's wire a linked list of slots (2 * node + side). */
  private final int[] front;

  private final int[] frontPlace;
  private int frontSize;
  private final int[] head;
  private final int[] nextSlot;
  private final int[] previousSlot;

  private final Lookahead lookahead;

  /** The last interaction of each physical qubit: partner, gates as it is and if swapped. */
  private final int[] partner;

  private final byte[] gates;
  private final byte[] gatesSwapped;

  private final int[] seen;
  private int stamp;

  /** How bad a distance is. */
  private final double[] potential;

  private final double[] decay;
  private final Ints ready = new Ints(64);

  /** Measurements and the like that end their wires: written at the end. */
  private final Ints deferred = new Ints(16);

  private Layout layout = Layout.of(new int[0]);
  private Ints steps = new Ints(2);
  private boolean recording;
  private int total;
  private Weights weights = new Weights(0.5, 20, 0.5, 0.001, 1);
  private Random random = new Random(0);

  RoutingPass(Precedence circuit, Coupling coupling) {
    this.circuit = circuit;
    this.coupling = coupling;
    distances = coupling.distances();
    qubits = coupling.qubits();
    int nodes = circuit.nodes();
    waiting = new int[nodes];
    groupLeft = new int[circuit.groups()];
    front = new int[nodes];
    frontPlace = new int[nodes];
    head = new int[qubits];
    nextSlot = new int[2 * nodes];
    previousSlot = new int[2 * nodes];
    lookahead = new Lookahead(circuit, qubits, waiting, groupLeft);
    partner = new int[qubits];
    gates = new byte[qubits];
    gatesSwapped = new byte[qubits];
    seen = new int[coupling.edges()];
    decay = new double[qubits];
    potential = new double[qubits + 1];
  }

  /** Entangling gates of the last run, as far as the pass can tell. */
  int total() {
    return total;
  }

  /**
   * Runs all nodes from the layout, which becomes the final one.
   *
   * @param out takes the nodes in their order, and {@code -1 - edge} for a SWAP; null: not wanted
   */
  void run(
      Layout start, Weights choice, Random numbers, @org.jspecify.annotations.Nullable Ints out) {
    layout = start;
    weights = choice;
    random = numbers;
    recording = out != null;
    if (out != null) {
      steps = out;
      out.clear();
    }
    potential[1] = 0;
    for (int d = 2; d < potential.length; d++) {
      potential[d] = potential[d - 1] + Math.pow(weights.fading(), d - 2);
    }
    reset();
    int idle = 0;
    int sinceReset = 0;
    int valve = 10 * Math.max(4, qubits / 4);
    while (frontSize > 0) {
      if (idle > valve) {
        release();
        idle = 0;
        Arrays.fill(decay, 1);
        continue;
      }
      int edge = choose();
      int p = coupling.end0(edge);
      int q = coupling.end1(edge);
      swap(edge);
      decay[p] += weights.decay();
      decay[q] += weights.decay();
      if (advance(p, q)) {
        idle = 0;
        Arrays.fill(decay, 1);
        sinceReset = 0;
        lookahead.fill(front, frontSize, weights.extendedSize(), layout);
      } else {
        idle++;
        if (++sinceReset >= DECAY_RESET_STEPS) {
          Arrays.fill(decay, 1);
          sinceReset = 0;
        }
      }
    }
    for (int i = 0; recording && i < deferred.size(); i++) {
      steps.add(deferred.get(i));
    }
  }

  private void reset() {
    total = 0;
    frontSize = 0;
    Arrays.fill(head, NONE);
    Arrays.fill(partner, NONE);
    Arrays.fill(decay, 1);
    ready.clear();
    deferred.clear();
    for (int node = 0; node < circuit.nodes(); node++) {
      waiting[node] = circuit.slotStart()[node + 1] - circuit.slotStart()[node];
    }
    for (int group = 0; group < circuit.groups(); group++) {
      groupLeft[group] = circuit.groupStart()[group + 1] - circuit.groupStart()[group];
    }
    for (int wire = 0; wire < circuit.wires(); wire++) {
      if (circuit.wireStart()[wire] < circuit.wireStart()[wire + 1]) {
        openGroup(circuit.wireStart()[wire]);
      }
    }
    drain();
    lookahead.fill(front, frontSize, weights.extendedSize(), layout);
  }

  private void openGroup(int group) {
    for (int i = circuit.groupStart()[group]; i < circuit.groupStart()[group + 1]; i++) {
      int node = circuit.groupNodes()[i];
      if (--waiting[node] == 0) {
        ready.add(node);
      }
    }
  }

  /** Runs what can run now; the rest of the ready nodes go to the front layer. */
  private boolean drain() {
    boolean ran = false;
    for (int i = 0; i < ready.size(); i++) {
      int node = ready.get(i);
      if (!circuit.isInteraction(node)) {
        if (circuit.isLast(node)) {
          deferred.add(node);
        } else {
          forget(node);
          finish(node);
          ran = true;
        }
        continue;
      }
      int p = layout.physical[circuit.first()[node]];
      int q = layout.physical[circuit.second()[node]];
      if (distances[p * qubits + q] == 1) {
        interact(node, p, q);
        finish(node);
        ran = true;
      } else {
        addToFront(node, p, q);
      }
    }
    ready.clear();
    return ran;
  }

  /** What comes after a measurement or the like does not merge with what was before. */
  private void forget(int node) {
    for (int i = circuit.slotStart()[node]; i < circuit.slotStart()[node + 1]; i++) {
      int wire = circuit.groupWire()[circuit.slots()[i]];
      if (wire < qubits) {
        leave(layout.physical[wire], NONE);
        partner[layout.physical[wire]] = NONE;
      }
    }
  }

  private void finish(int node) {
    if (recording) {
      steps.add(node);
    }
    for (int i = circuit.slotStart()[node]; i < circuit.slotStart()[node + 1]; i++) {
      int group = circuit.slots()[i];
      if (--groupLeft[group] == 0 && !circuit.isLastGroup(group)) {
        openGroup(group + 1);
      }
    }
  }

  private void interact(int node, int p, int q) {
    int plain = circuit.cost()[node];
    int swapped = circuit.swappedCost()[node];
    if (partner[p] != q || partner[q] != p) {
      setPair(p, q, plain, swapped);
      total += plain;
      return;
    }
    int old = gates[p];
    int oldSwapped = gatesSwapped[p];
    int now;
    int nowSwapped;
    if (old == 3 && oldSwapped == 0) {
      now = swapped;
      nowSwapped = plain;
    } else if (old == 0) {
      now = plain;
      nowSwapped = swapped;
    } else {
      now = Math.min(3, old + plain);
      nowSwapped = Math.min(3, oldSwapped + plain);
    }
    setPair(p, q, now, nowSwapped);
    total += now - old;
  }

  private void setPair(int p, int q, int plain, int swapped) {
    leave(p, q);
    leave(q, p);
    partner[p] = q;
    partner[q] = p;
    gates[p] = (byte) plain;
    gates[q] = (byte) plain;
    gatesSwapped[p] = (byte) swapped;
    gatesSwapped[q] = (byte) swapped;
  }

  private void leave(int p, int next) {
    int other = partner[p];
    if (other != NONE && other != next && partner[other] == p) {
      partner[other] = NONE;
    }
  }

  private int swapCost(int p, int q) {
    return partner[p] == q && partner[q] == p ? gatesSwapped[p] - gates[p] : 3;
  }

  private void swap(int edge) {
    int p = coupling.end0(edge);
    int q = coupling.end1(edge);
    if (recording) {
      steps.add(-1 - edge);
    }
    total += swapCost(p, q);
    if (partner[p] == q && partner[q] == p) {
      setPair(p, q, gatesSwapped[p], gates[p]);
    } else {
      setPair(p, q, 3, 0);
    }
    layout.swap(p, q);
    int kept = head[p];
    head[p] = head[q];
    head[q] = kept;
    lookahead.swap(p, q);
  }

  private void addToFront(int node, int p, int q) {
    frontPlace[node] = frontSize;
    front[frontSize++] = node;
    link(2 * node, p);
    link(2 * node + 1, q);
  }

  private void link(int slot, int qubit) {
    nextSlot[slot] = head[qubit];
    previousSlot[slot] = NONE;
    if (head[qubit] != NONE) {
      previousSlot[head[qubit]] = slot;
    }
    head[qubit] = slot;
  }

  private void unlink(int slot, int qubit) {
    if (previousSlot[slot] == NONE) {
      head[qubit] = nextSlot[slot];
    } else {
      nextSlot[previousSlot[slot]] = nextSlot[slot];
    }
    if (nextSlot[slot] != NONE) {
      previousSlot[nextSlot[slot]] = previousSlot[slot];
    }
  }

  private void removeFromFront(int node, int p, int q) {
    int moved = front[--frontSize];
    front[frontPlace[node]] = moved;
    frontPlace[moved] = frontPlace[node];
    unlink(2 * node, p);
    unlink(2 * node + 1, q);
  }

  /** The physical qubit at the other side of a slot. */
  private int across(int slot) {
    int node = slot >> 1;
    return layout.physical[(slot & 1) == 0 ? circuit.second()[node] : circuit.first()[node]];
  }

  /** Runs the front nodes of two qubits that have become neighbours; true if any ran. */
  private boolean advance(int p, int q) {
    boolean ran = false;
    for (int side = 0; side < 2; side++) {
      int here = side == 0 ? p : q;
      for (int slot = head[here]; slot != NONE; ) {
        int next = nextSlot[slot];
        int there = across(slot);
        if (distances[here * qubits + there] == 1) {
          int node = slot >> 1;
          removeFromFront(node, (slot & 1) == 0 ? here : there, (slot & 1) == 0 ? there : here);
          interact(node, here, there);
          finish(node);
          ran = true;
        }
        slot = next;
      }
    }
    drain();
    return ran;
  }

  private int choose() {
    stamp++;
    double best = Double.POSITIVE_INFINITY;
    int chosen = NONE;
    int ties = 0;
    for (int p = 0; p < qubits; p++) {
      if (head[p] == NONE) {
        continue;
      }
      for (int k = 0; k < coupling.degree(p); k++) {
        int edge = coupling.edge(p, k);
        if (seen[edge] == stamp) {
          continue;
        }
        seen[edge] = stamp;
        double score = score(p, coupling.neighbour(p, k));
        if (score < best - 1e-10) {
          best = score;
          chosen = edge;
          ties = 1;
        } else if (score < best + 1e-10 && random.below(++ties) == 0) {
          chosen = edge;
        }
      }
    }
    return chosen;
  }

  private double score(int p, int q) {
    double change = change(p, q) + change(q, p);
    double slow = Math.max(decay[p], decay[q]);
    if (change < 0) {
      return change / (Math.max(0, swapCost(p, q)) / 3.0 + weights.costOffset()) / slow;
    }
    return (change + 1e-3 * frontSize) * slow;
  }

  /** How much farther the partners of what is on {@code from} are when it goes to {@code to}. */
  private double change(int from, int to) {
    double sum = 0;
    double scale = lookahead.size() == 0 ? 0 : weights.extended() * frontSize / lookahead.size();
    int here = from * qubits;
    int then = to * qubits;
    for (int slot = head[from]; slot != NONE; slot = nextSlot[slot]) {
      int there = across(slot);
      if (there != to) {
        sum += potential[distances[then + there]] - potential[distances[here + there]];
      }
    }
    for (int slot = lookahead.first(from); slot != NONE; slot = lookahead.next(slot)) {
      int there = across(slot);
      if (there != to) {
        sum += scale * (potential[distances[then + there]] - potential[distances[here + there]]);
      }
    }
    return sum;
  }

  /** Brings the nearest pair of the front layer together along a shortest path. */
  private void release() {
    int nearest = front[0];
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < frontSize; i++) {
      int distance =
          coupling.distance(
              layout.physical[circuit.first()[front[i]]],
              layout.physical[circuit.second()[front[i]]]);
      if (distance < least) {
        least = distance;
        nearest = front[i];
      }
    }
    int target = circuit.second()[nearest];
    int here = layout.physical[circuit.first()[nearest]];
    while (coupling.distance(here, layout.physical[target]) > 1) {
      int k = 0;
      while (coupling.distance(coupling.neighbour(here, k), layout.physical[target])
          >= coupling.distance(here, layout.physical[target])) {
        k++;
      }
      int next = coupling.neighbour(here, k);
      swap(coupling.edge(here, k));
      here = next;
    }
    for (int qubit = 0; qubit < qubits; qubit++) {
      advance(qubit, qubit);
    }
    lookahead.fill(front, frontSize, weights.extendedSize(), layout);
  }
}
