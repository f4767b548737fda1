package org.laplace.simulators;

import java.util.Collection;
import java.util.Optional;
import org.laplace.proto.v1.JobSpec;

/** Which engine runs a job whose client leaves that open: the one that takes the least work. */
public final class LeastWork {
  private LeastWork() {}

  /**
   * The engine of least work, of two equal ones the later; empty where no engine has the job's
   * class. If none takes the program the last one of the class is chosen, and says why not.
   */
  public static Optional<Engine> of(Collection<Engine> engines, JobSpec spec) {
    Optional<Engine> chosen = Optional.empty();
    long least = Long.MAX_VALUE;
    for (Engine engine : engines) {
      Optional<Program> program = programFor(engine, spec);
      if (program.isEmpty()) {
        continue;
      }
      long work =
          engine.prepare(program.get()) instanceof Preparation.Ready(var computation)
              ? computation.cost().workUnits()
              : Long.MAX_VALUE;
      if (work <= least) {
        chosen = Optional.of(engine);
        least = work;
      }
    }
    return chosen;
  }

  private static Optional<Program> programFor(Engine engine, JobSpec spec) {
    return DeclaredProgram.of(spec.toBuilder().setEngine(engine.id().toString()).build())
        .map(DeclaredProgram::program)
        .filter(program -> program.jobClass() == engine.jobClass());
  }
}
