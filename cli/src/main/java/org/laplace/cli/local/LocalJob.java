package org.laplace.cli.local;

import java.util.List;
import org.laplace.primitives.Code;
import org.laplace.primitives.Place;
import org.laplace.primitives.Rejection;
import org.laplace.proto.v1.JobSpec;
import org.laplace.simulators.Cancellation;
import org.laplace.simulators.Computation;
import org.laplace.simulators.Cost;
import org.laplace.simulators.DeclaredProgram;
import org.laplace.simulators.Diagnostic;
import org.laplace.simulators.Engine;
import org.laplace.simulators.EngineCatalog;
import org.laplace.simulators.EngineChoice;
import org.laplace.simulators.EngineId;
import org.laplace.simulators.Outcome;
import org.laplace.simulators.Preparation;
import org.laplace.simulators.Program;
import org.laplace.simulators.Run;
import org.laplace.simulators.RunListener;
import org.laplace.simulators.Workers;
import org.laplace.wallet.RefusedException;

/**
 * A program that an engine has accepted.
 *
 * @param spec complete: engine, size, memory and work are what the engine says
 */
public record LocalJob(JobSpec spec, Computation computation) {
  /**
   * Chooses the engine, where the spec leaves it open, and parses the program.
   *
   * @throws RefusedException UNKNOWN_ENGINE, or PROGRAM_INVALID with the places
   */
  public static LocalJob of(JobSpec asked) throws RefusedException {
    JobSpec named =
        asked.getEngine().isEmpty() ? asked.toBuilder().setEngine(engineFor(asked)).build() : asked;
    Program program =
        DeclaredProgram.of(named)
            .map(DeclaredProgram::program)
            .orElseThrow(() -> unknownEngine(named));
    Engine engine =
        EngineCatalog.standard().engine(program.engine()).orElseThrow(() -> unknownEngine(named));
    return switch (engine.prepare(program)) {
      case Preparation.Ready(Computation computation) -> of(named, computation);
      case Preparation.Refused(List<Diagnostic> diagnostics) ->
          throw new RefusedException(rejection(diagnostics));
    };
  }

  private static LocalJob of(JobSpec named, Computation computation) {
    Cost cost = computation.cost();
    return new LocalJob(
        named.toBuilder()
            .setSize(cost.size())
            .setMemoryBytes(cost.memoryBytes())
            .setWorkUnits(cost.workUnits())
            .build(),
        computation);
  }

  private static String engineFor(JobSpec asked) throws RefusedException {
    return EngineChoice.of(asked).map(EngineId::toString).orElseThrow(() -> unknownEngine(asked));
  }

  private static RefusedException unknownEngine(JobSpec spec) {
    return new RefusedException(
        Code.UNKNOWN_ENGINE,
        "there is no engine \""
            + spec.getEngine()
            + "\" here; there are "
            + EngineCatalog.standard().engines().stream().map(e -> e.id().toString()).toList()
            + ", and without --engine one is chosen");
  }

  private static Rejection rejection(List<Diagnostic> diagnostics) {
    String more = diagnostics.size() == 1 ? "" : " (and " + (diagnostics.size() - 1) + " more)";
    return new Rejection(
        Code.PROGRAM_INVALID,
        diagnostics.getFirst().message() + more,
        diagnostics.stream()
            .map(each -> new Place(each.line(), each.column(), each.message()))
            .toList());
  }

  /**
   * Runs it to its end.
   *
   * @param threads 1 or more; they change no bit of the result
   * @throws RefusedException INSUFFICIENT_MEMORY, when it was not there after all
   */
  public Outcome run(int threads, RunListener listener) throws RefusedException {
    try (Workers workers = Workers.of(threads)) {
      return Run.of(computation, spec.getWorkUnits(), workers, listener, Cancellation.NEVER);
    } catch (OutOfMemoryError e) {
      throw new RefusedException(
          new Rejection(
              Code.INSUFFICIENT_MEMORY,
              "the heap of "
                  + Memory.text(Runtime.getRuntime().maxMemory())
                  + " was not enough for a run of "
                  + Memory.text(spec.getMemoryBytes())),
          e);
    }
  }
}
