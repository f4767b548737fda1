package org.laplace.simulators;

/**
 * A deterministic way to run programs of one class.
 *
 * <pre>{@code
 * switch (engine.prepare(program)) {
 *   case Preparation.Ready(Computation computation) ->
 *       Run.of(computation, computation.cost().workUnits());
 *   case Preparation.Refused(List<Diagnostic> diagnostics) -> ...
 * }
 * }</pre>
 */
public interface Engine {
  /** Name and version. */
  EngineId id();

  /** The class of programs that it runs. */
  JobClass jobClass();

  /**
   * Parses and validates a program. Takes bounded time and memory for any bytes; does not allocate
   * what the run will need.
   */
  Preparation prepare(Program program);
}
