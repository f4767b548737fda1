package org.laplace.simulators.stabilizer;

import java.util.List;

/** A part of a {@link FrameProgram}. */
sealed interface FrameItem {
  /** Gates, measurements and resets. */
  record Gates(Steps steps) implements FrameItem {}

  /** Errors of qubits. */
  record Noise(PauliNoise noise) implements FrameItem {}

  /** Errors of rows that were just measured. */
  record RowNoise(double probability, int firstRow, int rows) implements FrameItem {}

  /**
   * A product of Pauli operators by chance.
   *
   * @param paulis of each qubit 1, 2 or 3: X, Y or Z
   * @param otherwise only in shots where none of the chain before this one came
   */
  record Correlated(
      double probability, List<Integer> qubits, List<Integer> paulis, boolean otherwise)
      implements FrameItem {
    public Correlated {
      qubits = List.copyOf(qubits);
      paulis = List.copyOf(paulis);
    }
  }

  /** Adds the parity of rows to a detector, or to an observable. */
  record Parity(boolean ofDetector, int number, List<Integer> rows) implements FrameItem {
    public Parity {
      rows = List.copyOf(rows);
    }
  }

  /**
   * Items several times. In round r all rows in them are {@code r * rows} and all detectors {@code
   * r * detectors} further.
   */
  record Repeat(long rounds, int rows, int detectors, List<FrameItem> body) implements FrameItem {
    public Repeat {
      body = List.copyOf(body);
    }
  }
}
