package org.laplace.circuits.transpile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.laplace.circuits.Gate;

/** Targets without calibration: rz, sx, x and cz on graphs that devices have. */
public final class Targets {
  private Targets() {}

  private static final int ROW = 15;
  private static final int HERON_ROWS = 7;

  /** Each qubit with the next one. */
  public static Target line(int qubits) {
    List<int[]> edges = new ArrayList<>();
    for (int qubit = 0; qubit + 1 < qubits; qubit++) {
      edges.add(new int[] {qubit, qubit + 1});
    }
    return of("line-" + qubits, qubits, edges);
  }

  /** Rows and columns; qubit {@code row * columns + column}. */
  public static Target grid(int rows, int columns) {
    List<int[]> edges = new ArrayList<>();
    for (int qubit = 0; qubit < rows * columns; qubit++) {
      if (qubit % columns + 1 < columns) {
        edges.add(new int[] {qubit, qubit + 1});
      }
      if (qubit + columns < rows * columns) {
        edges.add(new int[] {qubit, qubit + columns});
      }
    }
    return of("grid-" + rows + "x" + columns, rows * columns, edges);
  }

  /** Each qubit with each other. */
  public static Target full(int qubits) {
    List<int[]> edges = new ArrayList<>();
    for (int a = 0; a < qubits; a++) {
      for (int b = a + 1; b < qubits; b++) {
        edges.add(new int[] {a, b});
      }
    }
    return of("full-" + qubits, qubits, edges);
  }

  /**
   * Rows of qubits in lines, every fourth joined to the next row by a qubit between, alternately
   * from the first and from the third place: the lattice of 133 qubits has 7 rows of 15 and a
   * fringe of 4 at its end.
   *
   * @param rows number of rows
   * @param length qubits of a row, at least 3
   * @param fringe whether the last row has qubits below it that join nothing
   */
  public static Target heavyHex(int rows, int length, boolean fringe) {
    List<int[]> edges = new ArrayList<>();
    int bridges = (length + 1) / 4;
    int stride = length + bridges;
    int qubits = rows * length + (fringe ? rows : rows - 1) * bridges;
    for (int row = 0; row < rows; row++) {
      int start = row * stride;
      for (int i = 0; i + 1 < length; i++) {
        edges.add(new int[] {start + i, start + i + 1});
      }
      for (int bridge = 0; bridge < bridges && (fringe || row + 1 < rows); bridge++) {
        int column = 4 * bridge + (row % 2 == 0 ? 0 : 2);
        edges.add(new int[] {start + column, start + length + bridge});
        if (row + 1 < rows) {
          edges.add(new int[] {start + length + bridge, start + stride + column});
        }
      }
    }
    return of("heavy-hex-" + qubits, qubits, edges);
  }

  /** A built-in target by its name, such as {@code line-5}, {@code grid-4x5}, {@code heavy-hex}. */
  public static Optional<Target> named(String name) {
    if (name.equals("heavy-hex")) {
      return Optional.of(heavyHex(HERON_ROWS, ROW, true));
    }
    try {
      if (name.startsWith("line-")) {
        return bounded(Integer.parseInt(name.substring(5))).map(Targets::line);
      }
      if (name.startsWith("full-")) {
        int qubits = Integer.parseInt(name.substring(5));
        return qubits > TranspilerLimits.fullTargetQubitsMax
            ? Optional.empty()
            : bounded(qubits).map(Targets::full);
      }
      if (name.startsWith("grid-")) {
        String[] sides = name.substring(5).split("x", -1);
        int rows = Integer.parseInt(sides[0]);
        int columns = sides.length == 2 ? Integer.parseInt(sides[1]) : 0;
        return rows < 1 || columns < 1 || (long) rows * columns > TranspilerLimits.targetQubitsMax
            ? Optional.empty()
            : Optional.of(grid(rows, columns));
      }
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  private static Optional<Integer> bounded(int qubits) {
    return qubits < 1 || qubits > TranspilerLimits.targetQubitsMax
        ? Optional.empty()
        : Optional.of(qubits);
  }

  private static Target of(String name, int qubits, List<int[]> edges) {
    var builder = Target.named(name, qubits).onAll(0, 0, Gate.RZ, Gate.SX, Gate.X);
    for (int[] edge : edges) {
      builder.with(Gate.CZ, 0, 0, edge[0], edge[1]);
    }
    return builder.build();
  }
}
