package org.laplace.simulators.particles;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.google.protobuf.InvalidProtocolBufferException;
import org.laplace.proto.v1.ParticlesResult;
import org.laplace.simulators.Diagnostic;
import org.laplace.simulators.Outcome;
import org.laplace.simulators.Preparation;
import org.laplace.simulators.Program;
import org.laplace.simulators.Run;

/** Runs job files as clients write them. */
public final class ParticleJobs {
  private ParticleJobs() {}

  static Preparation prepare(ParticlesEngine engine, String job) {
    return engine.prepare(Program.particles(ParticlesEngine.ID, job));
  }

  /** The computation of a job that is valid. */
  public static ParticlesComputation ready(String job) {
    return ready(new ParticlesEngine(), job);
  }

  static ParticlesComputation ready(ParticlesEngine engine, String job) {
    Preparation preparation = prepare(engine, job);
    return (ParticlesComputation)
        assertInstanceOf(Preparation.Ready.class, preparation, preparation::toString).computation();
  }

  /** Why a job is refused. */
  public static Diagnostic refusal(String job) {
    return assertInstanceOf(Preparation.Refused.class, prepare(new ParticlesEngine(), job))
        .diagnostics()
        .getFirst();
  }

  static Outcome outcome(String job) {
    ParticlesComputation computation = ready(job);
    return Run.of(computation, computation.cost().workUnits());
  }

  /** What a job comes to. */
  public static ParticlesResult result(String job) {
    Outcome outcome = outcome(job);
    try {
      return ParticlesResult.parseFrom(
          assertInstanceOf(Outcome.Computed.class, outcome).resultBytes());
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }
}
