package org.laplace.simulators.particles;

import java.util.Optional;
import org.laplace.simulators.Diagnostic;
import org.laplace.simulators.Engine;
import org.laplace.simulators.EngineId;
import org.laplace.simulators.JobClass;
import org.laplace.simulators.Preparation;
import org.laplace.simulators.Program;
import org.laplace.simulators.ProgramChecks;
import org.laplace.simulators.SimulatorLimits;
import org.laplace.simulators.jobfile.InvalidJobFile;
import org.laplace.simulators.particles.job.ParticleJobReader;
import org.laplace.simulators.particles.motion.Kernels;

/** {@code particles/1}: classical point bodies. */
public final class ParticlesEngine implements Engine {
  /** {@code particles/1}. */
  public static final EngineId ID = new EngineId("particles", 1);

  private final Kernels kernels;

  /** With the fastest kernels that this JVM has. */
  public ParticlesEngine() {
    this(Kernels.best());
  }

  /** With given kernels; they change no bit. */
  public ParticlesEngine(Kernels kernels) {
    this.kernels = kernels;
  }

  @Override
  public EngineId id() {
    return ID;
  }

  @Override
  public JobClass jobClass() {
    return JobClass.PARTICLES;
  }

  @Override
  public Preparation prepare(Program program) {
    Optional<Diagnostic> wrong = ProgramChecks.check(this, program).or(() -> drawsNothing(program));
    if (wrong.isPresent()) {
      return Preparation.refused(wrong.get());
    }
    try {
      var computation =
          new ParticlesComputation(
              ParticleJobReader.read(program.source().toStringUtf8()), kernels);
      long workUnits = computation.cost().workUnits();
      if (workUnits > SimulatorLimits.workUnitsMax) {
        return Preparation.refused(
            Diagnostic.ofProgram(
                "TOO_MUCH_WORK",
                "The run takes "
                    + workUnits
                    + " work units, at most "
                    + SimulatorLimits.workUnitsMax
                    + " are taken; use fewer steps or bodies"));
      }
      return new Preparation.Ready(computation);
    } catch (InvalidJobFile e) {
      return Preparation.refused(e.diagnostic());
    }
  }

  private static Optional<Diagnostic> drawsNothing(Program program) {
    if (program.shots() < 0 || program.shots() > 1) {
      return Optional.of(
          Diagnostic.ofProgram(
              "SHOTS_OF_PARTICLES",
              "A particle system is run once, not " + program.shots() + " times; leave shots out"));
    }
    if (!program.inputs().isEmpty()) {
      return Optional.of(
          Diagnostic.ofProgram(
              "UNKNOWN_INPUT",
              "A particle job file declares no inputs; remove "
                  + String.join(", ", program.inputs().keySet())));
    }
    return Optional.empty();
  }
}
