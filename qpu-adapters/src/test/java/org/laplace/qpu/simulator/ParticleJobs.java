package org.laplace.qpu.simulator;

import com.google.protobuf.ByteString;
import org.laplace.proto.v1.JobClass;
import org.laplace.proto.v1.JobSpec;
import org.laplace.simulators.Cost;
import org.laplace.simulators.Preparation;
import org.laplace.simulators.Program;
import org.laplace.simulators.particles.ParticlesEngine;

/** Two bodies around each other, for as many steps as a test needs. */
public final class ParticleJobs {
  private ParticleJobs() {}

  public static JobSpec ofSteps(long steps) {
    String source =
        """
        {"law": "gravity", "units": "natural", "integrator": "velocity-verlet", "dt": 0.001,
         "steps": %d, "bodies": [
          {"mass": 1, "position": [1, 0, 0], "velocity": [0, 0.5, 0]},
          {"mass": 1, "position": [-1, 0, 0], "velocity": [0, -0.5, 0]}]}
        """
            .formatted(steps);
    var program = Program.particles(ParticlesEngine.ID, source);
    if (!(new ParticlesEngine().prepare(program) instanceof Preparation.Ready ready)) {
      throw new AssertionError("the test's own job file is refused");
    }
    Cost cost = ready.computation().cost();
    return JobSpec.newBuilder()
        .setJobClass(JobClass.JOB_CLASS_PARTICLES)
        .setEngine(ParticlesEngine.ID.toString())
        .setProgram(ByteString.copyFromUtf8(source))
        .setSize(cost.size())
        .setMemoryBytes(cost.memoryBytes())
        .setWorkUnits(cost.workUnits())
        .build();
  }
}
