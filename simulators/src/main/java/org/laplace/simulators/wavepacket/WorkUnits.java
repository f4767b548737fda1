package org.laplace.simulators.wavepacket;

import org.laplace.simulators.wavepacket.job.Grid;
import org.laplace.simulators.wavepacket.job.WavePacketJob;

/**
 * What a run takes, by the points of the grid. Measured with the Vector API and one thread, on
 * grids from 64 to 2 million points, a unit took 0.3 to 0.65 ns (Zen 4, 2026).
 *
 * <p>For each point: a step takes 6 for the potential's phase and 3 halves for each doubling of the
 * points of an axis, three times as much on a single axis, whose line is alone; computing the
 * potential 60, and 4 for each number or operation of the formula; an observation 120, and 40 more
 * for each axis.
 */
final class WorkUnits {
  private final WavePacketJob job;

  WorkUnits(WavePacketJob job) {
    this.job = job;
  }

  /** Potential, packets and the observation of the start. */
  long ofStart() {
    return ofPotential()
        + (long) job.grid().points() * (20L + 10L * job.packets().size())
        + ofObservation();
  }

  /** A step without an observation. */
  long ofStep() {
    Grid grid = job.grid();
    long doublings = Integer.numberOfTrailingZeros(grid.points());
    long each = 6 + (grid.dimensions() == 1 ? 9 : 3) * doublings / 2;
    return grid.points() * each + (job.potential().changes() ? ofPotential() : 0);
  }

  /** An observation. */
  long ofObservation() {
    return (long) job.grid().points() * (120L + 40L * job.grid().dimensions());
  }

  /** The whole run. */
  long ofRun() {
    long observed = Math.multiplyExact(job.observations() - 1, ofObservation());
    return Math.addExact(
        Math.addExact(ofStart(), observed), Math.multiplyExact(job.steps(), ofStep()));
  }

  private long ofPotential() {
    return job.grid().points() * (60L + 4L * job.potential().nodes());
  }
}
