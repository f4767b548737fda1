package org.laplace.qpu.daemon;

import org.laplace.proto.v1.JobSpec;
import org.laplace.proto.v1.OutcomeKind;
import org.laplace.qpu.spi.Outcome;
import org.laplace.simulators.Cost;
import org.laplace.simulators.Evaluation;
import org.laplace.simulators.Program;
import org.laplace.simulators.particles.ParticlesEngine;

/** What a particle job comes to, without adapter or daemon. */
final class DirectRun {
  private DirectRun() {}

  static Outcome of(JobSpec spec) {
    Evaluation evaluation =
        Evaluation.of(
            new ParticlesEngine(),
            Program.particles(ParticlesEngine.ID, spec.getProgram().toStringUtf8()),
            new Cost(spec.getSize(), spec.getMemoryBytes(), spec.getWorkUnits()));
    return new Outcome(OutcomeKind.forNumber(evaluation.kind().number()), evaluation.resultBytes());
  }
}
