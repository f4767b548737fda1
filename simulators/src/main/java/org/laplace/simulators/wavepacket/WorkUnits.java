package org.laplace.simulators.wavepacket;

import org.laplace.simulators.wavepacket.job.Grid;
import org.laplace.simulators.wavepacket.job.WavePacketJob;

/**
 * What a run takes, in units of 1 to 2 ns of a scalar core, for each point of the grid.
 *
 * <p>A step: 3 for each axis and 2 for each doubling of its points, and 6 for the potential's
 * phase. Computing the potential: 60 and 4 for each number or operation of the formula. An
 * observation: 40, and 30 more for each axis.
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
    long each = 6;
    for (int axis = 0; axis < grid.dimensions(); axis++) {
      int doublings = Integer.numberOfTrailingZeros(grid.axis(axis).points());
      each += 3 + 2 * doublings;
    }
    return grid.points() * each + (job.potential().changes() ? ofPotential() : 0);
  }

  /** An observation. */
  long ofObservation() {
    return (long) job.grid().points() * (40L + 30L * job.grid().dimensions());
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
