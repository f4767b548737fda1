package org.laplace.circuits.drawing;

import java.util.ArrayList;
import java.util.List;
import org.laplace.circuits.Circuit;

/**
 * A circuit as columns of elements: each stands as far left as what it shares wires with lets it.
 *
 * @param wires from top to bottom: qubits, then classical registers
 * @param columns from left to right; the elements of one share no wire
 * @param globalPhase sum of the phases that no wire shows, in radians
 * @param operationsLeftOut operations that were not drawn because there were too many
 */
public record Layout(
    List<Wire> wires, List<List<Element>> columns, double globalPhase, int operationsLeftOut) {
  public Layout {
    wires = List.copyOf(wires);
    columns = List.copyOf(columns);
  }

  /**
   * The layout of the first operations of a circuit.
   *
   * @param operationsMax how many operations to draw at most, those in blocks included
   */
  public static Layout of(Circuit circuit, int operationsMax) {
    return new LayoutBuilder(circuit, operationsMax).build();
  }

  /** Columns that fill up from the left. */
  static final class Columns {
    private final List<List<Element>> columns = new ArrayList<>();
    private final int[] free;

    Columns(int wires) {
      free = new int[wires];
    }

    void add(Element element) {
      int column = 0;
      for (int wire = element.top(); wire <= element.bottom(); wire++) {
        column = Math.max(column, free[wire]);
      }
      for (int wire = element.top(); wire <= element.bottom(); wire++) {
        free[wire] = column + 1;
      }
      while (columns.size() <= column) {
        columns.add(new ArrayList<>());
      }
      columns.get(column).add(element);
    }

    List<List<Element>> list() {
      return columns.stream().map(List::copyOf).toList();
    }
  }
}
