package org.laplace.simulators.statevector.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laplace.circuits.GateApplication;

/**
 * Multiplies neighbouring gates together.
 *
 * <p>Gates on one qubit, and gates on one pair of qubits, are collected as long as nothing else
 * touches these qubits. A collection on a pair becomes one 4 by 4 matrix if its gates together
 * would take more than that; otherwise its gates stay as they are. Diagonal gates that fit no
 * collection join an earlier table of at most {@link #DIAGONAL_QUBITS_MAX} qubits if nothing that
 * is not diagonal came after it on their qubits.
 */
final class Fusion {
  /** Qubits of a table of factors. */
  static final int DIAGONAL_QUBITS_MAX = 10;

  /** Qubits of a gate that may join a table: its whole matrix is written out for that. */
  private static final int DIAGONAL_GATE_QUBITS_MAX = 4;

  /** Gates of a table. */
  private static final int DIAGONAL_GATES_MAX = 256;

  /** Half units that a 4 by 4 matrix takes. */
  private static final int PAIR_HALF_UNITS = 4;

  /** How many kernels back a diagonal gate looks for a table. */
  private static final int LOOK_BACK_MAX = 256;

  /** Gates on at most two qubits that wait to be multiplied. */
  private static final class Collection {
    private final List<Integer> wires;
    private final List<GateApplication> gates = new ArrayList<>();

    Collection(List<Integer> wires) {
      this.wires = wires;
    }
  }

  private final @Nullable Collection[] open;
  private final Set<Collection> inOrder = new LinkedHashSet<>();
  private final List<Kernel> kernels = new ArrayList<>();

  private Fusion(int qubits) {
    open = new @Nullable Collection[qubits];
  }

  /** Kernels that together do what the gates do, in order. */
  static List<Kernel> fuse(int qubits, List<GateApplication> gates) {
    var fusion = new Fusion(qubits);
    gates.forEach(fusion::add);
    List.copyOf(fusion.inOrder).forEach(fusion::close);
    return List.copyOf(fusion.kernels);
  }

  private void add(GateApplication gate) {
    boolean diagonal = gate.kernel().isDiagonal();
    switch (gate.qubits()) {
      case 0 -> kernels.add(diagonalOf(gate));
      case 1 -> addSingle(gate, diagonal);
      case 2 -> addPair(gate, diagonal);
      default -> addWide(gate, diagonal);
    }
  }

  private void addSingle(GateApplication gate, boolean diagonal) {
    Collection collection = open[gate.qubit(0)];
    if (collection == null) {
      if (diagonal) {
        addDiagonal(gate);
        return;
      }
      collection = open(List.of(gate.qubit(0)));
    }
    collection.gates.add(gate);
  }

  private void addPair(GateApplication gate, boolean diagonal) {
    Collection first = open[gate.qubit(0)];
    Collection second = open[gate.qubit(1)];
    if (first != null && first == second) {
      first.gates.add(gate);
      return;
    }
    if (diagonal) {
      addWide(gate, true);
      return;
    }
    var before = new ArrayList<GateApplication>();
    for (Collection collection : new Collection[] {first, second}) {
      if (collection != null && collection.wires.size() == 1) {
        before.addAll(collection.gates);
        inOrder.remove(collection);
      } else if (collection != null) {
        close(collection);
      }
    }
    int low = Math.min(gate.qubit(0), gate.qubit(1));
    int high = Math.max(gate.qubit(0), gate.qubit(1));
    Collection pair = open(List.of(low, high));
    pair.gates.addAll(before);
    pair.gates.add(gate);
  }

  private void addWide(GateApplication gate, boolean diagonal) {
    for (int k = 0; k < gate.qubits(); k++) {
      Collection collection = open[gate.qubit(k)];
      if (collection != null) {
        close(collection);
      }
    }
    if (diagonal && gate.qubits() <= DIAGONAL_GATE_QUBITS_MAX) {
      addDiagonal(gate);
    } else {
      kernels.add(denseOf(gate));
    }
  }

  private Collection open(List<Integer> wires) {
    var collection = new Collection(wires);
    inOrder.add(collection);
    for (int wire : wires) {
      open[wire] = collection;
    }
    return collection;
  }

  private void close(Collection collection) {
    inOrder.remove(collection);
    for (int wire : collection.wires) {
      open[wire] = null;
    }
    if (collection.wires.size() == 1) {
      kernels.add(product(collection));
      return;
    }
    int apart = collection.gates.stream().mapToInt(Fusion::halfUnitsOf).sum();
    if (apart > PAIR_HALF_UNITS) {
      kernels.add(product(collection));
    } else {
      collection.gates.forEach(
          gate -> kernels.add(gate.kernel().isDiagonal() ? diagonalOf(gate) : denseOf(gate)));
    }
  }

  private static int halfUnitsOf(GateApplication gate) {
    return gate.kernel().isDiagonal() ? 1 : denseOf(gate).halfUnits();
  }

  private static Kernel.Dense product(Collection collection) {
    return new Kernel.Dense(collection.wires, 0, 0, collection.gates);
  }

  private static Kernel.Dense denseOf(GateApplication gate) {
    long controls = 0;
    long values = 0;
    var targets = new ArrayList<Integer>();
    for (int k = 0; k < gate.qubits(); k++) {
      if (k >= gate.controls()) {
        targets.add(gate.qubit(k));
      } else {
        controls |= 1L << gate.qubit(k);
        values |= ((~gate.negated() >>> k) & 1) << gate.qubit(k);
      }
    }
    targets.sort(null);
    return new Kernel.Dense(targets, controls, values, List.of(gate));
  }

  private static Kernel.Diagonal diagonalOf(GateApplication gate) {
    long wires = 0;
    for (int k = 0; k < gate.qubits(); k++) {
      wires |= 1L << gate.qubit(k);
    }
    return new Kernel.Diagonal(Kernel.namesOf(wires), List.of(gate));
  }

  private void addDiagonal(GateApplication gate) {
    Kernel.Diagonal diagonal = diagonalOf(gate);
    int oldest = Math.max(0, kernels.size() - LOOK_BACK_MAX);
    for (int i = kernels.size() - 1; i >= oldest; i--) {
      if (kernels.get(i) instanceof Kernel.Diagonal table) {
        long together = table.qubits() | diagonal.qubits();
        if (Long.bitCount(together) <= DIAGONAL_QUBITS_MAX
            && table.gates().size() < DIAGONAL_GATES_MAX) {
          kernels.set(i, merged(table, diagonal, Kernel.namesOf(together)));
          return;
        }
      } else if ((kernels.get(i).mixed() & diagonal.qubits()) != 0) {
        break;
      }
    }
    kernels.add(diagonal);
  }

  private static Kernel.Diagonal merged(
      Kernel.Diagonal table, Kernel.Diagonal next, List<Integer> wires) {
    var gates = new ArrayList<>(table.gates());
    gates.addAll(next.gates());
    return new Kernel.Diagonal(wires, gates);
  }
}
