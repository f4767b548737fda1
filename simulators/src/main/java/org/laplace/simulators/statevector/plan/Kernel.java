package org.laplace.simulators.statevector.plan;

import java.util.List;
import java.util.stream.IntStream;

/** One thing to do to all amplitudes. */
public sealed interface Kernel {
  /** Bit q set: qubit q must be in the block, since amplitudes that differ in it are mixed. */
  long mixed();

  /** Bit q set: the kernel looks at qubit q. */
  long qubits();

  /** Half work units an amplitude; at least 1. */
  int halfUnits();

  /**
   * A matrix on some qubits where others have fixed values.
   *
   * @param targets bit k of a row or column is qubit {@code targets.get(k)}
   * @param controls bit q set: qubit q is a control
   * @param values the values that the controls must have
   * @param matrix row-major
   */
  record Dense(List<Integer> targets, long controls, long values, ComplexMatrix matrix)
      implements Kernel {
    public Dense {
      targets = List.copyOf(targets);
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
   * @param entries the diagonal, as a matrix of one row
   */
  record Diagonal(List<Integer> wires, ComplexMatrix entries) implements Kernel {
    public Diagonal {
      wires = List.copyOf(wires);
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
