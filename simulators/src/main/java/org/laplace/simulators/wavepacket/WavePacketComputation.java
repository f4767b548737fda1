package org.laplace.simulators.wavepacket;

import org.laplace.simulators.Computation;
import org.laplace.simulators.Cost;
import org.laplace.simulators.VectorApi;
import org.laplace.simulators.Workers;
import org.laplace.simulators.wavepacket.fourier.LineKernel;
import org.laplace.simulators.wavepacket.fourier.ScalarKernel;
import org.laplace.simulators.wavepacket.fourier.VectorKernel;
import org.laplace.simulators.wavepacket.job.WavePacketJob;
import org.laplace.simulators.wavepacket.state.WaveState;

/** A valid wave packet job with its price; its size is the number of points of the grid. */
public final class WavePacketComputation implements Computation {
  private final WavePacketJob job;
  private final Cost cost;

  WavePacketComputation(WavePacketJob job) {
    this.job = job;
    cost = new Cost(job.grid().points(), WaveState.bytes(job.grid()), new WorkUnits(job).ofRun());
  }

  /** What is computed. */
  public WavePacketJob job() {
    return job;
  }

  @Override
  public Cost cost() {
    return cost;
  }

  @Override
  public WavePacketExecution start(long workUnitsBudget) {
    return start(workUnitsBudget, Workers.SEQUENTIAL);
  }

  @Override
  public WavePacketExecution start(long workUnitsBudget, Workers workers) {
    LineKernel kernel =
        VectorApi.isUsable() ? new VectorKernel() : new ScalarKernel(LineKernel.LANES);
    return start(workUnitsBudget, workers, kernel);
  }

  /** With a kernel of choice; all have the same bits. */
  WavePacketExecution start(long workUnitsBudget, Workers workers, LineKernel kernel) {
    return new WavePacketExecution(job, new WaveState(job, kernel, workers), workUnitsBudget);
  }
}
