package org.laplace.simulators.particles;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.google.protobuf.InvalidProtocolBufferException;
import org.laplace.proto.v1.ParticlesResult;
import org.laplace.simulators.Computation;
import org.laplace.simulators.Diagnostic;
import org.laplace.simulators.Outcome;
import org.laplace.simulators.Preparation;
import org.laplace.simulators.Program;
import org.laplace.simulators.Run;

/** Runs job files as clients write them. */
final class ParticleRuns {
  private ParticleRuns() {}

  static Preparation prepare(String job) {
    return new ParticlesEngine().prepare(Program.particles(ParticlesEngine.ID, job));
  }

  static Computation ready(String job) {
    return assertInstanceOf(Preparation.Ready.class, prepare(job)).computation();
  }

  static Diagnostic refusal(String job) {
    return assertInstanceOf(Preparation.Refused.class, prepare(job)).diagnostics().getFirst();
  }

  static Outcome outcome(String job) {
    Computation computation = ready(job);
    return Run.of(computation, computation.cost().workUnits());
  }

  static ParticlesResult result(String job) {
    try {
      return ParticlesResult.parseFrom(
          assertInstanceOf(Outcome.Computed.class, outcome(job)).resultBytes());
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }
}
