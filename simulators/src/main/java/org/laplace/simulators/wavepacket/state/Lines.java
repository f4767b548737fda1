package org.laplace.simulators.wavepacket.state;

import org.laplace.simulators.wavepacket.fourier.LineKernel;

/** Copies rows, whose points are neighbours, into lines that lie side by side, and back. */
final class Lines {
  private static final int LANES = LineKernel.LANES;

  private Lines() {}

  /** Loads eight rows. */
  static void load(double[] grid, int offset, int points, double[] lines) {
    for (int p = 0; p < points; p++) {
      int from = offset + p;
      int to = p * LANES;
      lines[to] = grid[from];
      lines[to + 1] = grid[from + points];
      lines[to + 2] = grid[from + 2 * points];
      lines[to + 3] = grid[from + 3 * points];
      lines[to + 4] = grid[from + 4 * points];
      lines[to + 5] = grid[from + 5 * points];
      lines[to + 6] = grid[from + 6 * points];
      lines[to + 7] = grid[from + 7 * points];
    }
  }

  /** Stores eight rows. */
  static void store(double[] grid, int offset, int points, double[] lines) {
    for (int p = 0; p < points; p++) {
      int to = offset + p;
      int from = p * LANES;
      grid[to] = lines[from];
      grid[to + points] = lines[from + 1];
      grid[to + 2 * points] = lines[from + 2];
      grid[to + 3 * points] = lines[from + 3];
      grid[to + 4 * points] = lines[from + 4];
      grid[to + 5 * points] = lines[from + 5];
      grid[to + 6 * points] = lines[from + 6];
      grid[to + 7 * points] = lines[from + 7];
    }
  }
}
