package org.laplace.bench.particles;

import java.util.HexFormat;
import java.util.Optional;
import org.laplace.bench.Contestant;
import org.laplace.bench.Sample;
import org.laplace.simulators.Execution;
import org.laplace.simulators.Outcome;
import org.laplace.simulators.Preparation;
import org.laplace.simulators.Program;
import org.laplace.simulators.Workers;
import org.laplace.simulators.particles.ParticlesComputation;
import org.laplace.simulators.particles.ParticlesEngine;
import org.laplace.simulators.particles.ParticlesExecution;

/**
 * Steps of a particle job, without its first segment, in which it starts and looks at its energies:
 * peers are timed so too. The digest is that of the state after them.
 */
final class StepsContestant implements Contestant {
  private final ParticlesComputation computation;
  private final long steps;
  private final boolean perStep;
  private final int threads;

  /**
   * Prepares the job.
   *
   * @param steps to time at least, fewer than the job has; they end with a segment
   * @param perStep whether the sample is the time of one step, or of exactly that many
   */
  StepsContestant(String job, long steps, boolean perStep, int threads) {
    this.steps = steps;
    this.perStep = perStep;
    this.threads = threads;
    computation =
        switch (new ParticlesEngine().prepare(Program.particles(ParticlesEngine.ID, job))) {
          case Preparation.Ready(ParticlesComputation ready) -> ready;
          case Preparation.Ready ready -> throw new IllegalStateException("not particles");
          case Preparation.Refused refused ->
              throw new IllegalArgumentException(refused.diagnostics().toString());
        };
  }

  @Override
  public Sample run(int round) {
    try (Workers workers = Workers.of(threads)) {
      ParticlesExecution execution = computation.start(computation.cost().workUnits(), workers);
      advance(execution);
      long first = execution.frame().step();
      long start = System.nanoTime();
      while (execution.frame().step() < first + steps) {
        advance(execution);
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      long made = execution.frame().step() - first;
      String digest = HexFormat.of().formatHex(execution.digest().toByteArray());
      return new Sample(perStep ? seconds / made : seconds * steps / made, digest);
    }
  }

  private static void advance(Execution execution) {
    Optional<Outcome> outcome = execution.advance();
    if (outcome.isPresent()) {
      throw new IllegalStateException("the job ended too early: " + outcome.get().kind());
    }
  }
}
