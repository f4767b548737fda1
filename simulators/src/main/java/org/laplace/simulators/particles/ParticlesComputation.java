package org.laplace.simulators.particles;

import java.util.List;
import org.laplace.simulators.Computation;
import org.laplace.simulators.Cost;
import org.laplace.simulators.SimulatorLimits;
import org.laplace.simulators.Workers;
import org.laplace.simulators.particles.job.ParticleJob;
import org.laplace.simulators.particles.motion.Kernels;
import org.laplace.simulators.particles.motion.Motion;

/** A valid particle job with its price. */
public final class ParticlesComputation implements Computation {
  private final ParticleJob job;
  private final Kernels kernels;
  private final Cost cost;

  ParticlesComputation(ParticleJob job, Kernels kernels) {
    this.job = job;
    this.kernels = kernels;
    cost =
        new Cost(
            job.bodies().count(),
            Motion.memoryBytes(job) + 2 * SimulatorLimits.resultBytesMax,
            WorkPrices.of(job).total(job));
  }

  @Override
  public Cost cost() {
    return cost;
  }

  @Override
  public ParticlesExecution start(long workUnitsBudget) {
    return start(workUnitsBudget, Workers.SEQUENTIAL);
  }

  @Override
  public ParticlesExecution start(long workUnitsBudget, Workers workers) {
    return new ParticlesExecution(job, workUnitsBudget, new Motion(job, kernels, workers));
  }

  /** What the job calls each body; empty where it has no name. */
  public List<String> bodyNames() {
    return job.bodies().names();
  }

  /** Steps of the whole run. */
  public long steps() {
    return job.steps();
  }
}
