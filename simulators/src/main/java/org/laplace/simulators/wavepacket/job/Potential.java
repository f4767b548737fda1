package org.laplace.simulators.wavepacket.job;

import org.laplace.simulators.wavepacket.expression.Formula;
import org.laplace.simulators.wavepacket.expression.NoFiniteValue;

/** The potential energy of the particle. */
public sealed interface Potential {
  /** Whether it may change with time. */
  boolean changes();

  /** Operations that a value takes. */
  int nodes();

  /**
   * The energy at a point of a grid.
   *
   * @throws NoFiniteValue if there is none
   */
  double at(Grid grid, int point, double time);

  /** By a formula over x, y, z and t. */
  record ByFormula(Formula formula) implements Potential {
    @Override
    public boolean changes() {
      return formula.usesTime();
    }

    @Override
    public int nodes() {
      return formula.nodes();
    }

    @Override
    public double at(Grid grid, int point, double time) {
      return formula.at(
          grid.coordinate(0, point), grid.coordinate(1, point), grid.coordinate(2, point), time);
    }
  }

  /** By a value for each point, in row-major order. */
  @SuppressWarnings("ArrayRecordComponent") // Large; read only.
  record Samples(double[] values) implements Potential {
    @Override
    public boolean changes() {
      return false;
    }

    @Override
    public int nodes() {
      return 1;
    }

    @Override
    public double at(Grid grid, int point, double time) {
      return values[point];
    }
  }
}
