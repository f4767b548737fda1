package org.laplace.qpu.runtime;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laplace.circuits.Circuit;
import org.laplace.primitives.Code;
import org.laplace.primitives.Rejection;
import org.laplace.proto.v1.JobSpec;
import org.laplace.proto.v1.OutcomeKind;
import org.laplace.qpu.QpuLimits;
import org.laplace.qpu.device.Device;
import org.laplace.qpu.spi.Adapter;
import org.laplace.qpu.spi.AdapterException;
import org.laplace.qpu.spi.Capabilities;
import org.laplace.qpu.spi.EngineCapability;
import org.laplace.qpu.spi.Outcome;
import org.laplace.qpu.spi.RunState;
import org.laplace.qpu.spi.RunTag;
import org.laplace.simulators.DeclaredProgram;
import org.laplace.simulators.SimulatorLimits;
import org.laplace.simulators.judging.QpuEngine;

/**
 * A device of Qiskit Runtime as a machine for jobs of {@code qpu/1}.
 *
 * <p>The vendor keeps runs: a job carries its run's tag, and is looked for by it before anything is
 * submitted, so that a daemon that starts again pays for nothing twice.
 */
public final class QiskitRuntimeAdapter implements Adapter {
  private static final String TAG = "laplace";

  private final RuntimeClient client;
  private final Device device;
  private final DeviceCompiler compiler;
  private final Duration interval;
  private final int costSecondsMax;
  private final Capabilities capabilities;
  private final QpuEngine engine = new QpuEngine();
  private final Map<RunTag, Entry> runs = new HashMap<>();

  /** Runs that were cancelled and are still told to the vendor, by their tags. */
  private final Map<RunTag, VendorRun> leaving = new HashMap<>();

  private boolean isClosed;

  /**
   * Opens an adapter for a device.
   *
   * @param interval between two looks at a job
   * @param costSecondsMax how long one job may run at the vendor
   */
  public QiskitRuntimeAdapter(
      RuntimeClient client,
      Device device,
      int parallelRuns,
      Duration interval,
      int costSecondsMax) {
    this.client = client;
    this.device = device;
    this.compiler = new DeviceCompiler(device);
    this.interval = interval;
    this.costSecondsMax = costSecondsMax;
    this.capabilities =
        new Capabilities(
            List.of(
                new EngineCapability(
                    QpuEngine.ID.toString(),
                    Math.min(device.qubits(), SimulatorLimits.judgedQubitsMax))),
            parallelRuns);
  }

  /** What is known of a tag: an answer that needed no vendor, or a run at the vendor. */
  private sealed interface Entry {
    record Answered(Outcome outcome) implements Entry {}

    record Refused(String reason) implements Entry {}

    record AtVendor(VendorRun run) implements Entry {}
  }

  @Override
  public Capabilities capabilities() {
    return capabilities;
  }

  /** Asks whether the credentials are good and the device is online; runs nothing. */
  @Override
  public Optional<String> selfCheck() {
    try {
      if (!client.versions().contains(RuntimeClient.API_VERSION)) {
        return Optional.of(
            "Qiskit Runtime does not serve version "
                + RuntimeClient.API_VERSION
                + " any more; use a newer release");
      }
      for (Backend backend : client.backends()) {
        if (backend.name().equals(device.name())) {
          return backend.status().equals("online")
              ? Optional.empty()
              : Optional.of(device.name() + " is " + backend.status() + "; wait or use another");
        }
      }
      return Optional.of("the instance has no device " + device.name());
    } catch (RuntimeCallException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Optional<Rejection> check(JobSpec spec) {
    Optional<EngineCapability> capability = capabilities.of(spec.getEngine());
    if (capability.isEmpty()) {
      return Optional.of(
          new Rejection(
              Code.UNKNOWN_ENGINE, "this machine has no such engine, it has " + QpuEngine.ID));
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
    if (Integer.compareUnsigned(spec.getShots(), device.shotsMax()) > 0) {
      return Optional.of(
          new Rejection(
              Code.OUT_OF_RANGE,
              Integer.toUnsignedString(spec.getShots())
                  + " shots are above this machine's "
                  + device.shotsMax()));
    }
    return Optional.empty();
  }

  @Override
  public synchronized void submit(RunTag tag, JobSpec spec, Runnable changed)
      throws AdapterException {
    if (runs.containsKey(tag)) {
      return;
    }
    if (isClosed || runs.size() >= QpuLimits.LOCAL_RUNS_MAX) {
      throw new AdapterException(
          runs.size() + " runs are here already; take their answers or cancel some");
    }
    Optional<Rejection> refusal = check(spec);
    if (refusal.isPresent()) {
      throw new AdapterException(refusal.get().text());
    }
    Optional<Circuit> circuit =
        DeclaredProgram.of(spec)
            .flatMap(declared -> engine.circuitOf(declared.program(), declared.declared()));
    if (circuit.isEmpty()) {
      runs.put(
          tag,
          new Entry.Answered(
              new Outcome(
                  OutcomeKind.OUTCOME_KIND_MISDECLARED, com.google.protobuf.ByteString.EMPTY)));
      changed.run();
      return;
    }
    DeviceCompiler.Compiled compiled = compiler.compile(circuit.get());
    if (compiled.circuit().isEmpty()) {
      runs.put(tag, new Entry.Refused(compiled.reason()));
      changed.run();
      return;
    }
    var run =
        new VendorRun(
            client,
            interval,
            tag.toString(),
            JobSubmission.sampler(
                    device.name(),
                    PhysicalProgram.write(compiled.circuit().get()),
                    spec.getShots(),
                    List.of(TAG, tag.toString()))
                .within(costSecondsMax),
            circuit.get(),
            spec.getShots(),
            changed);
    runs.put(tag, new Entry.AtVendor(run));
    @Nullable VendorRun before = leaving.remove(tag);
    Thread.ofVirtual().name("run-" + tag).start(() -> follow(run, before));
  }

  private static void follow(VendorRun run, @Nullable VendorRun before) {
    try {
      if (before != null) {
        // Otherwise the job that is being left would be found by its tag.
        before.awaitEnd();
      }
      run.follow();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public synchronized RunState poll(RunTag tag) {
    return switch (runs.get(tag)) {
      case null -> new RunState.Unknown();
      case Entry.Answered _ -> new RunState.Finished();
      case Entry.Refused(String reason) -> new RunState.Failed(reason);
      case Entry.AtVendor(VendorRun run) -> run.state();
    };
  }

  @Override
  public synchronized Outcome fetch(RunTag tag) throws AdapterException {
    Optional<Outcome> outcome =
        switch (runs.get(tag)) {
          case null -> Optional.empty();
          case Entry.Answered(Outcome answer) -> Optional.of(answer);
          case Entry.Refused _ -> Optional.empty();
          case Entry.AtVendor(VendorRun run) -> run.outcome();
        };
    return outcome.orElseThrow(
        () -> new AdapterException("run " + tag + " has no answer to fetch"));
  }

  @Override
  public synchronized void cancel(RunTag tag) {
    if (runs.remove(tag) instanceof Entry.AtVendor(VendorRun run)) {
      leaving.values().removeIf(VendorRun::hasEnded);
      leaving.put(tag, run);
      run.cancel();
    }
  }

  /** Leaves the vendor's jobs alone: after a new start they are found by their tags. */
  @Override
  public synchronized void close() {
    isClosed = true;
    for (Entry entry : runs.values()) {
      if (entry instanceof Entry.AtVendor(VendorRun run)) {
        run.abandon();
      }
    }
    runs.clear();
    client.close();
  }
}
