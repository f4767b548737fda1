package org.laplace.simulators.wavepacket.state;

import org.laplace.simulators.Workers;
import org.laplace.simulators.wavepacket.expression.NoFiniteValue;
import org.laplace.simulators.wavepacket.fourier.AxisTransform;
import org.laplace.simulators.wavepacket.fourier.Complexes;
import org.laplace.simulators.wavepacket.job.Absorber;
import org.laplace.simulators.wavepacket.job.Axis;
import org.laplace.simulators.wavepacket.job.Grid;
import org.laplace.simulators.wavepacket.job.WavePacketJob;

/** The potential at one time, and the phases that it turns each point by. */
final class Phases {
  private static final int BLOCK = 4096;

  private final WavePacketJob job;
  private final Workers workers;

  /** The potential energy of each point. */
  final double[] energy;

  /** exp(-i V dt / hbar), times what the absorber leaves of a step. */
  final Complexes whole;

  /** exp(-i V dt / (2 hbar)). */
  final Complexes half;

  Phases(WavePacketJob job, Workers workers) {
    this.job = job;
    this.workers = workers;
    energy = new double[job.grid().points()];
    whole = Complexes.zeros(energy.length);
    half = Complexes.zeros(energy.length);
  }

  /** Computes all for a time; false when something is not finite. */
  boolean computeAt(double time) {
    int block = Math.min(BLOCK, energy.length);
    boolean[] finite = new boolean[energy.length / block];
    workers.run(
        finite.length, task -> finite[task] = computeBlock(task * block, (task + 1) * block, time));
    for (boolean each : finite) {
      if (!each) {
        return false;
      }
    }
    return true;
  }

  private boolean computeBlock(int from, int to, double time) {
    Grid grid = job.grid();
    double hbar = job.units().hbar();
    double zero = 0;
    for (int point = from; point < to; point++) {
      double value;
      try {
        value = job.potential().at(grid, point, time);
      } catch (NoFiniteValue e) {
        return false;
      }
      double angle = value * job.dt() / hbar;
      double left = absorbed(point);
      energy[point] = value;
      whole.re()[point] = left * StrictMath.cos(angle);
      whole.im()[point] = -(left * StrictMath.sin(angle));
      half.re()[point] = StrictMath.cos(angle / 2);
      half.im()[point] = -StrictMath.sin(angle / 2);
      zero += 0 * whole.re()[point];
    }
    // Zero times a finite number is zero; times one that is not it is NaN, which stays.
    return zero == 0;
  }

  /** What the absorber leaves of the amplitude in a step, 0 to 1. */
  private double absorbed(int point) {
    if (job.absorber().isEmpty()) {
      return 1;
    }
    Absorber absorber = job.absorber().get();
    double sum = 0;
    for (int number = 0; number < job.grid().dimensions(); number++) {
      sum += absorber.at(job.grid().axis(number), job.grid().coordinate(number, point));
    }
    return StrictMath.exp(-(sum * job.dt() / job.units().hbar()));
  }

  /** exp(-i (hbar k)^2 dt / (2 m hbar)) / points for each place of an axis's transform. */
  static Complexes kinetic(WavePacketJob job, Axis axis, AxisTransform transform) {
    Complexes phases = Complexes.zeros(axis.points());
    for (int place = 0; place < axis.points(); place++) {
      double momentum = job.units().hbar() * axis.waveNumber(transform.frequency(place));
      double angle = momentum * momentum / (2 * job.mass()) * job.dt() / job.units().hbar();
      phases.re()[place] = StrictMath.cos(angle) / axis.points();
      phases.im()[place] = -(StrictMath.sin(angle) / axis.points());
    }
    return phases;
  }
}
