package org.laplace.qpu.daemon.trial;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.laplace.primitives.Hash;
import org.laplace.primitives.Rejection;
import org.laplace.proto.v1.CircuitResult;
import org.laplace.proto.v1.Finding;
import org.laplace.proto.v1.JobClass;
import org.laplace.proto.v1.JobSpec;
import org.laplace.proto.v1.OutcomeKind;
import org.laplace.qpu.QpuLimits;
import org.laplace.qpu.spi.Adapter;
import org.laplace.qpu.spi.AdapterException;
import org.laplace.qpu.spi.Capabilities;
import org.laplace.qpu.spi.EngineCapability;
import org.laplace.qpu.spi.Outcome;
import org.laplace.qpu.spi.RunState;
import org.laplace.qpu.spi.RunTag;
import org.laplace.simulators.Cancellation;
import org.laplace.simulators.Cost;
import org.laplace.simulators.DeclaredProgram;
import org.laplace.simulators.Engine;
import org.laplace.simulators.EngineCatalog;
import org.laplace.simulators.EngineId;
import org.laplace.simulators.Evaluation;
import org.laplace.simulators.Preparation;
import org.laplace.simulators.Program;
import org.laplace.simulators.Shots;
import org.laplace.simulators.Workers;
import org.laplace.simulators.judging.QpuResults;

/**
 * Has a machine check itself and run a Bell pair on each of its engines for circuits, and judges
 * what comes out as validators would. At a vendor that costs what the vendor asks for the run.
 */
public final class Trial {
  private static final String BELL =
      """
      OPENQASM 3.0;
      include "stdgates.inc";
      qubit[2] q;
      bit[2] c;
      h q[0];
      cx q[0], q[1];
      c = measure q;
      """;

  private static final EngineCatalog ENGINES = EngineCatalog.withQpu();

  private final Adapter adapter;
  private final Duration patience;
  private final Semaphore changes = new Semaphore(0);

  private Trial(Adapter adapter, Duration patience) {
    this.adapter = adapter;
    this.patience = patience;
  }

  /**
   * Tries a machine out. What it was given to run it has forgotten afterwards.
   *
   * @param patience how long one run may take, queue and all
   */
  public static TrialReport of(Adapter adapter, Duration patience) throws InterruptedException {
    Capabilities able = adapter.capabilities();
    Optional<String> problem = adapter.selfCheck();
    List<BellRun> runs = new ArrayList<>();
    if (problem.isEmpty()) {
      var trial = new Trial(adapter, patience);
      for (EngineCapability engine : able.engines()) {
        Optional<JobSpec> spec = specOf(engine);
        if (spec.isPresent()) {
          runs.add(trial.run(spec.get()));
        }
      }
    }
    return new TrialReport(able, problem, runs);
  }

  /** Empty for engines that run no circuits, or that are not known here. */
  private static Optional<JobSpec> specOf(EngineCapability capability) {
    if (!EngineId.isEngineId(capability.engine())) {
      return Optional.empty();
    }
    var id = EngineId.of(capability.engine());
    Program program = Program.circuit(id, BELL, QpuLimits.TRIAL_SHOTS, 7, Map.of());
    return ENGINES
        .engine(id)
        .filter(engine -> engine.jobClass() == program.jobClass())
        .map(engine -> engine.prepare(program))
        .flatMap(
            prepared ->
                switch (prepared) {
                  case Preparation.Ready(var computation) ->
                      Optional.of(spec(program, computation.cost()));
                  case Preparation.Refused _ -> Optional.empty();
                });
  }

  private static JobSpec spec(Program program, Cost cost) {
    var spec =
        JobSpec.newBuilder()
            .setJobClass(JobClass.JOB_CLASS_CIRCUIT)
            .setEngine(program.engine().toString())
            .setProgram(program.source())
            .setShots(program.shots())
            .setSeed(program.seed())
            .setSize(cost.size())
            .setMemoryBytes(cost.memoryBytes())
            .setWorkUnits(cost.workUnits());
    if (QpuResults.isJudged(spec.getEngine())) {
      spec.setExpectedFidelityPermille(QpuLimits.TRIAL_FIDELITY_PERMILLE);
    }
    return spec.build();
  }

  private BellRun run(JobSpec spec) throws InterruptedException {
    Optional<Rejection> refusal = adapter.check(spec);
    if (refusal.isPresent()) {
      return BellRun.failed(spec.getEngine(), "it does not take it: " + refusal.get().text());
    }
    RunTag tag = newTag();
    try {
      try {
        adapter.submit(tag, spec, changes::release);
        Optional<String> failure = awaitEnd(tag);
        return failure.isPresent()
            ? BellRun.failed(spec.getEngine(), failure.get())
            : judged(spec, adapter.fetch(tag));
      } finally {
        adapter.cancel(tag);
      }
    } catch (AdapterException e) {
      return BellRun.failed(spec.getEngine(), String.valueOf(e.getMessage()));
    }
  }

  /** One that no machine has seen: a vendor's would find an old trial's run again. */
  private static RunTag newTag() {
    byte[] random = new byte[Hash.SIZE_BYTES];
    new SecureRandom().nextBytes(random);
    return new RunTag(new Hash(ByteString.copyFrom(random)), 1);
  }

  /** Why there is no answer; empty if there is one. */
  private Optional<String> awaitEnd(RunTag tag) throws AdapterException, InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      switch (adapter.poll(tag)) {
        case RunState.Finished _ -> {
          return Optional.empty();
        }
        case RunState.Failed(String reason) -> {
          return Optional.of(reason);
        }
        case RunState.Unknown _ -> {
          return Optional.of("the machine forgot the run");
        }
        case RunState.Queued _, RunState.Running _ -> {
          if (System.nanoTime() - end >= 0) {
            return Optional.of(
                "it did not end within " + patience.toSeconds() + " s; wait longer, or ask later");
          }
          if (changes.tryAcquire(QpuLimits.LOOK_INTERVAL_MS, TimeUnit.MILLISECONDS)) {
            changes.drainPermits();
          }
        }
      }
    }
  }

  private static BellRun judged(JobSpec spec, Outcome outcome) {
    if (outcome.kind() != OutcomeKind.OUTCOME_KIND_COMPUTED) {
      return BellRun.failed(
          spec.getEngine(),
          "it answered " + outcome.kind() + " to a Bell pair, which any engine computes");
    }
    try {
      var result = CircuitResult.parseFrom(outcome.result());
      return new BellRun(
          spec.getEngine(),
          Shots.parse(outcome.result()).counts(),
          result.hasVendor() ? Optional.of(result.getVendor()) : Optional.empty(),
          QpuResults.isJudged(spec.getEngine())
              ? statisticProblem(spec, outcome)
              : exactProblem(spec, outcome));
    } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
      return BellRun.failed(spec.getEngine(), "its result is none: " + e.getMessage());
    }
  }

  private static Optional<String> statisticProblem(JobSpec spec, Outcome outcome) {
    var statistic =
        QpuResults.judge(
            spec, outcome.kind(), outcome.result(), Workers.SEQUENTIAL, Cancellation.NEVER);
    return statistic.getFinding() == Finding.FINDING_SUPPORTED
        ? Optional.empty()
        : Optional.of(
            "validators that expect a fidelity of 0.5 would not confirm its shots: "
                + statistic.getFinding());
  }

  private static Optional<String> exactProblem(JobSpec spec, Outcome outcome) {
    DeclaredProgram job = DeclaredProgram.of(spec).orElseThrow();
    Engine engine = ENGINES.engine(job.program().engine()).orElseThrow();
    Evaluation right = Evaluation.of(engine, job.program(), job.declared());
    return right.resultBytes().equals(outcome.result())
        ? Optional.empty()
        : Optional.of("its result is not the engine's, and would be slashed");
  }
}
