package org.laplace.circuits.drawing;

import java.util.Arrays;

/** Rows of characters of one width; outside of them nothing is drawn. */
final class Canvas {
  private final int[][] cells;

  Canvas(int rows, int columns) {
    cells = new int[rows][columns];
    for (int[] row : cells) {
      Arrays.fill(row, ' ');
    }
  }

  void put(int row, int column, int codePoint) {
    cells[row][column] = codePoint;
  }

  /** Each code point takes one column. */
  void put(int row, int column, String text) {
    int[] codePoints = text.codePoints().toArray();
    System.arraycopy(codePoints, 0, cells[row], column, codePoints.length);
  }

  void fill(int row, int from, int to, int codePoint) {
    Arrays.fill(cells[row], from, to, codePoint);
  }

  String row(int row) {
    return new String(cells[row], 0, cells[row].length);
  }
}
