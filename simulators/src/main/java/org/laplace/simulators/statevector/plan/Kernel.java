package org.laplace.simulators.statevector.plan;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.laplace.circuits.Gate;
import org.laplace.circuits.GateApplication;

/** One thing to do to all amplitudes. */
public sealed interface Kernel {
  /** Gates without controls, and not diagonal, with one entry in each row of their matrix. */
  Set<Gate> PERMUTING = Set.of(Gate.X, Gate.Y, Gate.SWAP, Gate.ISWAP, Gate.DCX);

  /** Bit q set: qubit q must be in the block, since amplitudes that differ in it are mixed. */
  long mixed();

  /** Bit q set: the kernel looks at qubit q. */
  long qubits();

  /** Half work units an amplitude; at least 1. */
  int halfUnits();

  /** By which factor the number of amplitudes that are not 0 can grow at most. */
  long growth();

  /** What is multiplied together, the first applied first; at least one gate. */
  List<GateApplication> gates();

  /** Work units of multiplying them. */
  long unitsToMultiply();

  /**
   * A matrix on some qubits where others have fixed values.
   *
   * @param targets ascending; bit k of a row or column is qubit {@code targets.get(k)}
   * @param controls bit q set: qubit q is a control
   * @param values the values that the controls must have
   * @param gates one gate whose own controls these are, or gates without controls
   */
  record Dense(List<Integer> targets, long controls, long values, List<GateApplication> gates)
      implements Kernel {
    public Dense {
      targets = List.copyOf(targets);
      gates = List.copyOf(gates);
    }

    /** The matrix; row and column bit k is target k. */
    public ComplexMatrix matrix() {
      if (controls != 0) {
        GateApplication gate = gates.getFirst();
        int[] places = new int[targets.size()];
        for (int k = 0; k < places.length; k++) {
          places[k] = targets.indexOf(gate.qubit(gate.controls() + k));
        }
        return ComplexMatrix.of(gate.kernelMatrix()).spread(places.length, places);
      }
      ComplexMatrix product = spread(gates.getFirst());
      for (GateApplication gate : gates.subList(1, gates.size())) {
        product = spread(gate).times(product);
      }
      return product;
    }

    private ComplexMatrix spread(GateApplication gate) {
      return ComplexMatrix.of(gate.matrix()).spread(targets.size(), placesOf(gate, targets));
    }

    @Override
    public long unitsToMultiply() {
      return (long) gates.size() << (3 * targets.size() + 1);
    }

    /** Gates that only permute basis states let nothing grow. */
    @Override
    public long growth() {
      int doublings = 0;
      for (GateApplication gate : gates) {
        boolean permutes = gate.kernel().isDiagonal() || PERMUTING.contains(gate.kernel());
        doublings += permutes ? 0 : gate.qubits() - gate.controls();
      }
      return 1L << Math.min(doublings, targets.size());
    }

    @Override
    public long mixed() {
      return maskOf(targets);
    }

    @Override
    public long qubits() {
      return mixed() | controls;
    }

    @Override
    public int halfUnits() {
      return Math.max(1, (1 << targets.size()) >> Long.bitCount(controls));
    }

    @Override
    public String toString() {
      return "dense " + targets + (controls == 0 ? "" : " if " + namesOf(controls));
    }
  }

  /**
   * A factor for each combination of some qubits.
   *
   * @param wires ascending; bit k of an entry's index is qubit {@code wires.get(k)}
   * @param gates diagonal, controls included
   */
  record Diagonal(List<Integer> wires, List<GateApplication> gates) implements Kernel {
    public Diagonal {
      wires = List.copyOf(wires);
      gates = List.copyOf(gates);
    }

    /** The diagonal, as a matrix of one row. */
    public ComplexMatrix entries() {
      ComplexMatrix product = spread(gates.getFirst());
      for (GateApplication gate : gates.subList(1, gates.size())) {
        product = spread(gate).timesEach(product);
      }
      return product;
    }

    private ComplexMatrix spread(GateApplication gate) {
      return ComplexMatrix.of(gate.matrix()).diagonal(wires.size(), placesOf(gate, wires));
    }

    @Override
    public long unitsToMultiply() {
      return (long) gates.size() << (wires.size() + 3);
    }

    @Override
    public long growth() {
      return 1;
    }

    @Override
    public long mixed() {
      return 0;
    }

    @Override
    public long qubits() {
      return maskOf(wires);
    }

    @Override
    public int halfUnits() {
      return 1;
    }

    @Override
    public String toString() {
      return "diagonal " + wires;
    }
  }

  /** Where the qubits of a gate are among wires. */
  private static int[] placesOf(GateApplication gate, List<Integer> wires) {
    int[] places = new int[gate.qubits()];
    for (int k = 0; k < places.length; k++) {
      places[k] = wires.indexOf(gate.qubit(k));
    }
    return places;
  }

  /** The set of qubits as bits. */
  static long maskOf(List<Integer> qubits) {
    long mask = 0;
    for (int qubit : qubits) {
      mask |= 1L << qubit;
    }
    return mask;
  }

  /** The qubits of a set, ascending. */
  static List<Integer> namesOf(long mask) {
    return IntStream.range(0, Long.SIZE).filter(q -> ((mask >>> q) & 1) != 0).boxed().toList();
  }
}
