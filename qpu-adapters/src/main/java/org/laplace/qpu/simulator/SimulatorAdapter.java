package org.laplace.qpu.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.laplace.primitives.Code;
import org.laplace.primitives.Rejection;
import org.laplace.proto.v1.JobSpec;
import org.laplace.qpu.QpuLimits;
import org.laplace.qpu.spi.Adapter;
import org.laplace.qpu.spi.AdapterException;
import org.laplace.qpu.spi.Capabilities;
import org.laplace.qpu.spi.EngineCapability;
import org.laplace.qpu.spi.Outcome;
import org.laplace.qpu.spi.RunState;
import org.laplace.qpu.spi.RunTag;
import org.laplace.simulators.DeclaredProgram;
import org.laplace.simulators.Engine;
import org.laplace.simulators.EngineCatalog;
import org.laplace.simulators.EngineId;
import org.laplace.simulators.GoldenVector;
import org.laplace.simulators.GoldenVectors;

/**
 * Runs jobs with this project's engines in this process, each on a thread of its own. Remembers
 * runs until they are cancelled or the process ends.
 */
public final class SimulatorAdapter implements Adapter {
  private final EngineCatalog engines;
  private final Capabilities capabilities;
  private final long memoryPerRunBytes;
  private final ExecutorService workers;
  private final SortedMap<RunTag, LocalRun> runs = new TreeMap<>();

  /**
   * @param parallelRuns threads that compute
   * @param memoryPerRunBytes the most that one run may declare to need
   */
  public SimulatorAdapter(EngineCatalog engines, int parallelRuns, long memoryPerRunBytes) {
    this.engines = engines;
    this.capabilities = capabilities(engines, parallelRuns, memoryPerRunBytes);
    this.memoryPerRunBytes = memoryPerRunBytes;
    this.workers =
        Executors.newFixedThreadPool(
            parallelRuns, Thread.ofPlatform().name("simulator-", 0).daemon().factory());
  }

  @Override
  public Capabilities capabilities() {
    return capabilities;
  }

  private static Capabilities capabilities(
      EngineCatalog engines, int parallelRuns, long memoryPerRunBytes) {
    List<EngineCapability> able = new ArrayList<>();
    for (Engine engine : engines.engines()) {
      int size = LargestSize.of(engine, memoryPerRunBytes);
      if (size > 0) {
        able.add(new EngineCapability(engine.id().toString(), size));
      }
    }
    return new Capabilities(able, parallelRuns);
  }

  /** Runs every engine's golden vectors. */
  @Override
  public Optional<String> selfCheck() {
    List<String> wrong =
        engines.engines().stream()
            .flatMap(engine -> GoldenVectors.check(engine).stream())
            .map(GoldenVector::name)
            .toList();
    return wrong.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "this computer gets known results wrong ("
                + wrong.stream().collect(Collectors.joining(", "))
                + "): its hardware or its Java does not follow the engines' definition, and what it"
                + " computes would be slashed; try another Java 25 or another machine");
  }

  @Override
  public Optional<Rejection> check(JobSpec spec) {
    Optional<EngineCapability> capability = capabilities.of(spec.getEngine());
    if (capability.isEmpty() || DeclaredProgram.of(spec).isEmpty()) {
      return Optional.of(
          new Rejection(
              Code.UNKNOWN_ENGINE,
              "this machine has no engine '"
                  + spec.getEngine()
                  + "', it has "
                  + capabilities.engines().stream()
                      .map(EngineCapability::engine)
                      .collect(Collectors.joining(", "))));
    }
    if (Integer.compareUnsigned(spec.getSize(), capability.get().sizeMax()) > 0) {
      return Optional.of(
          new Rejection(
              Code.OUT_OF_RANGE,
              "size "
                  + Integer.toUnsignedString(spec.getSize())
                  + " is above this machine's, "
                  + capability.get().sizeMax()));
    }
    if (Long.compareUnsigned(spec.getMemoryBytes(), memoryPerRunBytes) > 0) {
      return Optional.of(
          new Rejection(
              Code.OUT_OF_RANGE,
              "the job needs "
                  + Long.toUnsignedString(spec.getMemoryBytes())
                  + " bytes of memory, a run has "
                  + memoryPerRunBytes
                  + " here; give the process a larger heap"));
    }
    return Optional.empty();
  }

  @Override
  public synchronized void submit(RunTag tag, JobSpec spec, Runnable changed)
      throws AdapterException {
    if (runs.containsKey(tag)) {
      return;
    }
    if (runs.size() >= QpuLimits.LOCAL_RUNS_MAX) {
      throw new AdapterException(
          runs.size() + " runs are here already; take their answers or cancel some");
    }
    Optional<Rejection> refusal = check(spec);
    if (refusal.isPresent()) {
      throw new AdapterException(refusal.get().text());
    }
    DeclaredProgram job = DeclaredProgram.of(spec).orElseThrow();
    Engine engine = engines.engine(EngineId.of(spec.getEngine())).orElseThrow();
    var run = new LocalRun(engine, job, changed);
    runs.put(tag, run);
    workers.execute(run);
  }

  @Override
  public synchronized RunState poll(RunTag tag) {
    @Nullable LocalRun run = runs.get(tag);
    return run == null ? new RunState.Unknown() : run.state();
  }

  @Override
  public synchronized Outcome fetch(RunTag tag) throws AdapterException {
    @Nullable LocalRun run = runs.get(tag);
    return Optional.ofNullable(run)
        .flatMap(LocalRun::outcome)
        .orElseThrow(() -> new AdapterException("run " + tag + " has no answer to fetch"));
  }

  @Override
  public synchronized void cancel(RunTag tag) {
    @Nullable LocalRun run = runs.remove(tag);
    if (run != null) {
      run.cancel();
    }
  }

  /** Cancels everything. Threads end after the segment that they are in. */
  @Override
  public synchronized void close() {
    runs.values().forEach(LocalRun::cancel);
    runs.clear();
    workers.shutdownNow();
  }
}
