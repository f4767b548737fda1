package org.laplace.simulators.stabilizer;

import java.util.List;
import org.laplace.simulators.Cancellation;
import org.laplace.simulators.Run;

/** The shot that all others are told by: without noise, and every random outcome is 0. */
final class ReferenceShot {
  private final Tableau tableau;
  private final long[] rows;

  ReferenceShot(int qubits, int rows) {
    tableau = new Tableau(qubits);
    this.rows = new long[Tableau.words(rows)];
  }

  /** The value of a row. */
  boolean row(int row) {
    return (rows[row >> 6] >>> row & 1) != 0;
  }

  Tableau tableau() {
    return tableau;
  }

  /** Runs items; recursive, the nesting is bounded. */
  void run(List<FrameItem> items, int rowBase, Cancellation cancellation) {
    for (FrameItem item : items) {
      Run.stopIfRequested(cancellation);
      switch (item) {
        case FrameItem.Gates(Steps steps) -> apply(steps, 0, steps.size(), rowBase);
        case FrameItem.Repeat repeat -> {
          for (long round = 0; round < repeat.rounds(); round++) {
            run(repeat.body(), rowBase + (int) (round * repeat.rows()), cancellation);
          }
        }
        case FrameItem.Noise noise -> {}
        case FrameItem.RowNoise noise -> {}
        case FrameItem.Correlated noise -> {}
        case FrameItem.Parity parity -> {}
      }
    }
  }

  /** Applies a range of steps; their rows are counted from a base. */
  void apply(Steps steps, int from, int to, int rowBase) {
    for (int step = from; step < to; ) {
      int end = steps.endOfGates(step, to - step);
      if (end > step) {
        tableau.apply(steps, step, end);
        step = end;
      } else {
        applyOther(steps, step, rowBase);
        step++;
      }
    }
  }

  private void applyOther(Steps steps, int step, int rowBase) {
    int qubit = steps.a(step);
    int row = rowBase + steps.b(step);
    switch (steps.kind(step)) {
      case MEASURE -> set(row, tableau.measure(qubit, 0));
      case MEASURE_INVERTED -> set(row, !tableau.measure(qubit, 0));
      case RESET -> {
        if (tableau.measure(qubit, 0)) {
          tableau.lower(qubit);
        }
      }
      case PAD_ZERO -> set(row, false);
      case PAD_ONE -> set(row, true);
      case X_IF -> {
        if (row(row)) {
          tableau.lower(qubit);
        }
      }
      case Z_IF -> {
        if (row(row)) {
          tableau.flipPhase(qubit);
        }
      }
      case X, Y, Z, H, S, SDG, CX, CZ ->
          throw new IllegalArgumentException(steps.kind(step) + " is a gate");
    }
  }

  private void set(int row, boolean value) {
    long bit = 1L << row;
    rows[row >> 6] = value ? rows[row >> 6] | bit : rows[row >> 6] & ~bit;
  }
}
