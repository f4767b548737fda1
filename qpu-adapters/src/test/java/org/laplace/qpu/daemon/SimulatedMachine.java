package org.laplace.qpu.daemon;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.laplace.primitives.Code;
import org.laplace.primitives.Rejection;
import org.laplace.proto.v1.JobSpec;
import org.laplace.proto.v1.OutcomeKind;
import org.laplace.qpu.spi.Adapter;
import org.laplace.qpu.spi.AdapterException;
import org.laplace.qpu.spi.Capabilities;
import org.laplace.qpu.spi.EngineCapability;
import org.laplace.qpu.spi.Outcome;
import org.laplace.qpu.spi.RunState;
import org.laplace.qpu.spi.RunTag;

/** A machine that takes some blocks for a run, fails now and then, and forgets all in a crash. */
final class SimulatedMachine implements Adapter {
  static final String ENGINE = "statevector/1";
  static final int SIZE_MAX = 20;
  static final int PARALLEL_RUNS = 2;

  private final Faults faults;
  private final SimulatedDisk disk;
  private final SortedMap<RunTag, Integer> blocksLeft = new TreeMap<>();
  private final SortedMap<RunTag, String> failed = new TreeMap<>();

  SimulatedMachine(Faults faults, SimulatedDisk disk) {
    this.faults = faults;
    this.disk = disk;
  }

  /** What an honest run answers. */
  static Outcome outcomeOf(RunTag tag) {
    return new Outcome(
        OutcomeKind.OUTCOME_KIND_COMPUTED, ByteString.copyFromUtf8("the result of " + tag));
  }

  void block() {
    blocksLeft.replaceAll((tag, left) -> Math.max(0, left - 1));
    for (RunTag tag : List.copyOf(blocksLeft.keySet())) {
      if (faults.strikes()) {
        blocksLeft.remove(tag);
        failed.put(tag, "the machine broke");
      }
    }
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(List.of(new EngineCapability(ENGINE, SIZE_MAX)), PARALLEL_RUNS);
  }

  @Override
  public Optional<String> selfCheck() {
    return Optional.empty();
  }

  @Override
  public Optional<Rejection> check(JobSpec spec) {
    return spec.getSize() <= SIZE_MAX
        ? Optional.empty()
        : Optional.of(new Rejection(Code.OUT_OF_RANGE, "too large for this machine"));
  }

  @Override
  public void submit(RunTag tag, JobSpec spec, Runnable changed) throws AdapterException {
    faults.perhapsCrash();
    var run = disk.state().runs().get(tag);
    if (run == null || !(run.stage() instanceof org.laplace.qpu.daemon.journal.Run.Stage.Started)) {
      throw new AssertionError("started without a record of it, or after its result: " + tag);
    }
    if (spec.getSize() > SIZE_MAX) {
      throw new AssertionError("a run was started that the machine does not take");
    }
    if (faults.strikes()) {
      throw new AdapterException("the machine does not answer");
    }
    blocksLeft.putIfAbsent(tag, 1 + faults.below(4));
    if (blocksLeft.size() > PARALLEL_RUNS) {
      throw new AssertionError("more runs than the machine has room for: " + blocksLeft.keySet());
    }
    faults.perhapsCrash();
  }

  @Override
  public RunState poll(RunTag tag) throws AdapterException {
    if (faults.strikes()) {
      throw new AdapterException("the machine does not answer");
    }
    if (failed.containsKey(tag)) {
      return new RunState.Failed(failed.get(tag));
    }
    Integer left = blocksLeft.get(tag);
    if (left == null) {
      return new RunState.Unknown();
    }
    return left == 0 ? new RunState.Finished() : new RunState.Running(0);
  }

  @Override
  public Outcome fetch(RunTag tag) throws AdapterException {
    if (!blocksLeft.containsKey(tag)) {
      throw new AssertionError("fetched a run that has no answer: " + tag);
    }
    if (faults.strikes()) {
      throw new AdapterException("the answer got lost");
    }
    return outcomeOf(tag);
  }

  @Override
  public void cancel(RunTag tag) {
    faults.perhapsCrash();
    blocksLeft.remove(tag);
    failed.remove(tag);
  }

  @Override
  public void close() {
    blocksLeft.clear();
  }
}
