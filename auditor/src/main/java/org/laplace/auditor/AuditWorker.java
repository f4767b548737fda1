package org.laplace.auditor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.laplace.primitives.Hash;
import org.laplace.primitives.key.PrivateKey;
import org.laplace.proto.v1.JobSpec;
import org.laplace.simulators.DeclaredProgram;
import org.laplace.simulators.Engine;
import org.laplace.simulators.EngineCatalog;
import org.laplace.simulators.EngineId;
import org.laplace.simulators.Evaluation;
import org.laplace.simulators.GoldenVector;
import org.laplace.simulators.GoldenVectors;
import org.laplace.simulators.RunListener;
import org.laplace.simulators.Workers;
import org.laplace.simulators.judging.QpuResults;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the chain, computes one open case at a time on a thread of the lowest priority, and
 * attests what was found. An engine whose golden vectors come out differently on this machine is
 * not used: a wrong attestation is worse than none.
 */
public final class AuditWorker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AuditWorker.class);
  private static final String WORKER = "worker";

  private final EngineCatalog engines;
  private final AuditSource source;
  private final Attestor attestor;
  private final Findings findings = new Findings();
  private final Map<OpenCase.Subject, AtomicBoolean> running = new ConcurrentHashMap<>();

  /** What does not go away by itself, by engine or by {@link #WORKER}. */
  private final Map<String, String> problems = new ConcurrentHashMap<>();

  private final ExecutorService runs = Executors.newSingleThreadExecutor(AuditWorker::runThread);
  private final Thread follower;

  private AuditWorker(EngineCatalog engines, AuditSource source, PrivateKey hotLane) {
    this.engines = engines;
    this.source = source;
    this.attestor = new Attestor(hotLane, source);
    this.follower = Thread.ofPlatform().name("audit-follower").daemon().unstarted(this::follow);
  }

  /**
   * Starts following the chain.
   *
   * @param hotLane signs the attestations
   */
  public static AuditWorker start(EngineCatalog engines, AuditSource source, PrivateKey hotLane) {
    AuditWorker worker = new AuditWorker(engines, source, hotLane);
    worker.follower.start();
    return worker;
  }

  /** Why results cannot be checked here, or why the last one that failed did; empty: all can. */
  public Optional<String> problem() {
    List<String> all =
        Stream.concat(problems.values().stream().sorted(), findings.lastFailure().stream())
            .toList();
    return all.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", all));
  }

  /** Nothing depends on the priority; it only leaves consensus the processor where it can. */
  @SuppressWarnings("ThreadPriorityCheck")
  private static Thread runThread(Runnable task) {
    Thread thread = new Thread(task, "audit-run");
    thread.setPriority(Thread.MIN_PRIORITY);
    thread.setDaemon(true);
    return thread;
  }

  private void follow() {
    engines.engines().forEach(this::checkEngine);
    long height = -1;
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Optional<AuditView> view = source.awaitAbove(height);
        if (view.isPresent()) {
          height = view.get().height();
          see(view.get());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("the audit worker ends", e);
      problems.put(WORKER, "the audit worker ended: " + e);
    }
  }

  private void checkEngine(Engine engine) {
    String problem;
    try {
      List<GoldenVector> different = GoldenVectors.check(engine);
      if (different.isEmpty()) {
        return;
      }
      problem =
          engine.id() + " is not used: its vector " + different.getFirst().name() + " differs";
    } catch (RuntimeException e) {
      problem = engine.id() + " is not used: its vectors could not be run: " + e;
    }
    LOG.error("{} on this machine", problem);
    problems.put(engine.id().toString(), problem);
  }

  private void see(AuditView view) {
    Map<OpenCase, Found> found = new LinkedHashMap<>();
    for (OpenCase open : view.open()) {
      findings.of(open.subject()).ifPresent(finding -> found.put(open, finding));
      if (!findings.has(open.subject())) {
        compute(open);
      }
    }
    cancelWhatIsClosed(view);
    attestor.attest(view, found);
  }

  private void compute(OpenCase open) {
    AtomicBoolean cancelled = new AtomicBoolean();
    if (running.putIfAbsent(open.subject(), cancelled) != null) {
      return;
    }
    try {
      runs.execute(
          () -> {
            try {
              evaluate(open, cancelled);
            } catch (CancellationException e) {
              LOG.debug("case {} closed before it was computed", open.job());
            } catch (RuntimeException | OutOfMemoryError e) {
              fail(open, e.toString());
            } finally {
              running.remove(open.subject());
            }
          });
    } catch (RejectedExecutionException stopping) {
      running.remove(open.subject());
    }
  }

  /** Finds something, unless this machine's engine is not to be trusted. */
  private void evaluate(OpenCase open, AtomicBoolean cancelled) {
    String name =
        open.toJudge().isPresent() ? QpuResults.COMPARED_WITH.toString() : open.spec().getEngine();
    Optional<Engine> engine =
        EngineId.isEngineId(name) ? engines.engine(EngineId.of(name)) : Optional.empty();
    if (engine.isEmpty() || problems.containsKey(name)) {
      fail(open, "engine " + name + " is not used here");
      return;
    }
    findings.add(
        open.subject(),
        open.toJudge().isPresent()
            ? judge(open.spec(), open.toJudge().get(), cancelled)
            : runAgain(engine.get(), open.spec(), cancelled));
  }

  private static Found judge(JobSpec spec, ClaimedResult claim, AtomicBoolean cancelled) {
    return new Found(
        claim.root(),
        Optional.of(
            QpuResults.judge(
                spec, claim.outcome(), claim.result(), Workers.SEQUENTIAL, cancelled::get)));
  }

  private static Found runAgain(Engine engine, JobSpec spec, AtomicBoolean cancelled) {
    DeclaredProgram declared = DeclaredProgram.of(spec).orElseThrow();
    Evaluation evaluation =
        Evaluation.of(
            engine, declared.program(), declared.declared(), RunListener.NONE, cancelled::get);
    return new Found(new Hash(evaluation.root()), Optional.empty());
  }

  private void fail(OpenCase open, String why) {
    String problem = "job " + open.job() + " cannot be checked: " + why;
    LOG.error("{}", problem);
    findings.fail(open.subject(), problem);
  }

  private void cancelWhatIsClosed(AuditView view) {
    running.forEach(
        (subject, cancelled) -> {
          if (view.open().stream().noneMatch(open -> open.subject().equals(subject))) {
            cancelled.set(true);
          }
        });
  }

  @Override
  public void close() {
    follower.interrupt();
    running.values().forEach(cancelled -> cancelled.set(true));
    runs.shutdownNow();
    try {
      follower.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
