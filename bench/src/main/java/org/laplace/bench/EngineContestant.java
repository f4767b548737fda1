package org.laplace.bench;

import java.util.HexFormat;
import org.laplace.simulators.Cancellation;
import org.laplace.simulators.Computation;
import org.laplace.simulators.Engine;
import org.laplace.simulators.Outcome;
import org.laplace.simulators.Preparation;
import org.laplace.simulators.Program;
import org.laplace.simulators.ResultRoot;
import org.laplace.simulators.Run;
import org.laplace.simulators.RunListener;
import org.laplace.simulators.Workers;

/**
 * A program on one of our engines. Timed are the run with the allocation of its state and the
 * encoding of its result; not the parsing. The digest is the result's root.
 */
public final class EngineContestant implements Contestant {
  private final Computation computation;
  private final Workers workers;

  /**
   * Prepares the program.
   *
   * @throws IllegalArgumentException if the engine refuses it
   */
  public EngineContestant(Engine engine, Program program, Workers workers) {
    this.workers = workers;
    computation =
        switch (engine.prepare(program)) {
          case Preparation.Ready(Computation ready) -> ready;
          case Preparation.Refused refused ->
              throw new IllegalArgumentException(refused.diagnostics().toString());
        };
  }

  @Override
  public Sample run(int round) {
    long start = System.nanoTime();
    Outcome outcome =
        Run.of(
            computation,
            computation.cost().workUnits(),
            workers,
            RunListener.NONE,
            Cancellation.NEVER);
    long end = System.nanoTime();
    byte[] root = ResultRoot.of(outcome.kind(), outcome.resultBytes()).toByteArray();
    return Sample.ofNanos(end - start, HexFormat.of().formatHex(root));
  }
}
