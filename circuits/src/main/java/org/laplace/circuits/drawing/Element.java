package org.laplace.circuits.drawing;

import java.util.List;

/** One thing in one column. */
public sealed interface Element {
  /** The topmost wire that it takes up. */
  int top();

  /** The lowest wire that it takes up. */
  int bottom();

  /** Marks on wires, joined by a vertical line from the first to the last. */
  record Joined(List<Mark> marks, boolean classicalLine) implements Element {
    public Joined {
      marks = List.copyOf(marks);
    }

    @Override
    public int top() {
      return marks.stream().mapToInt(Mark::wire).min().orElse(0);
    }

    @Override
    public int bottom() {
      return marks.stream().mapToInt(Mark::wire).max().orElse(0);
    }
  }

  /** A box over several wires: where a block of control flow begins, changes or ends. */
  record Tall(int top, int bottom, String text) implements Element {}
}
