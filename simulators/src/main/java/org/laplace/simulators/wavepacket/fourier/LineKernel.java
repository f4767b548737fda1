package org.laplace.simulators.wavepacket.fourier;

/**
 * Arithmetic on lines that lie side by side: point p of lane l is at index {@code (at + p) * lanes
 * + l} of two arrays, for real and imaginary parts. A kernel has no state; any number of threads
 * may use it on lines of their own.
 */
public sealed interface LineKernel permits ScalarKernel, VectorKernel {
  /** Lines that lie side by side, where there is more than one. */
  int LANES = 8;

  /** Transforms lines in place. */
  void forward(AxisTransform transform, double[] re, double[] im, int at);

  /**
   * Transforms lines, multiplies what is in each place by a phase, and transforms back, without
   * division by the number of points.
   *
   * @param phaseRe by place
   */
  void propagate(
      AxisTransform transform,
      double[] phaseRe,
      double[] phaseIm,
      double[] re,
      double[] im,
      int at);

  /**
   * Copies columns of a grid into groups of {@link #LANES} lines.
   *
   * @param groups groups of lines: their columns lie side by side in the grid
   * @param offset index of the first column's first point
   * @param stride from a point of a column to its next one
   */
  void load(double[] grid, int offset, int stride, int points, double[] lines, int groups);

  /** The way back of {@link #load}. */
  void store(double[] grid, int offset, int stride, int points, double[] lines, int groups);

  /** {@link #store} of lines, each value multiplied by the phase of its point of the grid. */
  void storeTimes(
      Complexes phases,
      Complexes grid,
      int offset,
      int stride,
      int points,
      Complexes lines,
      int groups);

  /** Multiplies values from an index on by their phases. */
  void multiply(Complexes values, Complexes phases, int from, int count);
}
