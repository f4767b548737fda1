package org.laplace.qpu.simulator;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.laplace.proto.v1.OutcomeKind;
import org.laplace.qpu.spi.Outcome;
import org.laplace.qpu.spi.RunState;
import org.laplace.simulators.DeclaredProgram;
import org.laplace.simulators.Engine;
import org.laplace.simulators.Evaluation;

/** One run on this computer: written by the thread that computes, read by the daemon's. */
final class LocalRun implements Runnable {
  private final Engine engine;
  private final DeclaredProgram job;
  private final Runnable changed;
  private volatile Progress progress = new Progress.Waiting();
  private volatile boolean isCancelled;

  private sealed interface Progress {
    record Waiting() implements Progress {}

    record Advanced(long workUnitsDone) implements Progress {}

    record Answered(Outcome outcome) implements Progress {}

    record Broken(String reason) implements Progress {}
  }

  LocalRun(Engine engine, DeclaredProgram job, Runnable changed) {
    this.engine = engine;
    this.job = job;
    this.changed = changed;
  }

  /** The engine asks after each segment; there is no answer then. */
  void cancel() {
    isCancelled = true;
  }

  RunState state() {
    return switch (progress) {
      case Progress.Waiting _ -> new RunState.Queued();
      case Progress.Advanced(long done) -> new RunState.Running(done);
      case Progress.Answered _ -> new RunState.Finished();
      case Progress.Broken(String reason) -> new RunState.Failed(reason);
    };
  }

  Optional<Outcome> outcome() {
    return progress instanceof Progress.Answered(Outcome outcome)
        ? Optional.of(outcome)
        : Optional.empty();
  }

  @Override
  public void run() {
    try {
      progress = new Progress.Advanced(0);
      progress = new Progress.Answered(evaluate());
    } catch (CancellationException e) {
      // Nobody waits for an answer.
      return;
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      progress = new Progress.Broken("the engine failed: " + e);
    }
    changed.run();
  }

  private Outcome evaluate() {
    Evaluation evaluation =
        Evaluation.of(
            engine,
            job.program(),
            job.declared(),
            (done, total) -> progress = new Progress.Advanced(done),
            () -> isCancelled);
    return new Outcome(OutcomeKind.forNumber(evaluation.kind().number()), evaluation.resultBytes());
  }
}
