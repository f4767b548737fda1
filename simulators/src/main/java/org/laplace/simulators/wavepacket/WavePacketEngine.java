package org.laplace.simulators.wavepacket;

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
import org.laplace.simulators.wavepacket.job.JobReader;

/** {@code wavepacket/1}: a particle in a potential, by the split-operator method. */
public final class WavePacketEngine implements Engine {
  /** {@code wavepacket/1}. */
  public static final EngineId ID = new EngineId("wavepacket", 1);

  @Override
  public EngineId id() {
    return ID;
  }

  @Override
  public JobClass jobClass() {
    return JobClass.WAVE_PACKET;
  }

  @Override
  public Preparation prepare(Program program) {
    Optional<Diagnostic> wrong = ProgramChecks.check(this, program).or(() -> drawsNothing(program));
    if (wrong.isPresent()) {
      return Preparation.refused(wrong.get());
    }
    try {
      var computation = new WavePacketComputation(JobReader.read(program.source().toStringUtf8()));
      return computation.cost().workUnits() > SimulatorLimits.workUnitsMax
          ? tooMuchWork(Long.toString(computation.cost().workUnits()))
          : new Preparation.Ready(computation);
    } catch (InvalidJobFile e) {
      return Preparation.refused(e.diagnostic());
    } catch (ArithmeticException e) {
      return tooMuchWork("more than 2^63");
    }
  }

  private static Preparation tooMuchWork(String units) {
    return Preparation.refused(
        Diagnostic.ofProgram(
            "TOO_MUCH_WORK",
            "The run takes "
                + units
                + " work units, at most "
                + SimulatorLimits.workUnitsMax
                + " are taken; use fewer steps or points"));
  }

  private static Optional<Diagnostic> drawsNothing(Program program) {
    if (program.shots() < 0 || program.shots() > 1) {
      return Optional.of(
          Diagnostic.ofProgram(
              "SHOTS_OF_WAVE_PACKET",
              "A wave packet is run once, not " + program.shots() + " times; leave shots out"));
    }
    if (!program.inputs().isEmpty()) {
      return Optional.of(
          Diagnostic.ofProgram(
              "UNKNOWN_INPUT",
              "A wave packet job file declares no inputs, it has constants; remove "
                  + String.join(", ", program.inputs().keySet())));
    }
    return Optional.empty();
  }
}
