package org.laplace.qpu.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.laplace.primitives.Code;
import org.laplace.primitives.Rejection;
import org.laplace.proto.v1.Input;
import org.laplace.proto.v1.JobSpec;
import org.laplace.qpu.QpuLimits;
import org.laplace.qpu.spi.Adapter;
import org.laplace.qpu.spi.AdapterException;
import org.laplace.qpu.spi.Capabilities;
import org.laplace.qpu.spi.EngineCapability;
import org.laplace.qpu.spi.Outcome;
import org.laplace.qpu.spi.RunState;
import org.laplace.qpu.spi.RunTag;
import org.laplace.simulators.judging.QpuResults;

/**
 * Hands circuits to a program. The program is started once, and again after it ended. One that
 * keeps runs finds them again by the id that it is given, so that a run is paid once whatever
 * happens; one that does not is asked anew after a crash, and may run a job twice.
 */
public final class ProcessAdapter implements Adapter {
  private final List<String> command;
  private final SortedMap<RunTag, Handed> runs = new TreeMap<>();
  private @Nullable Conversation conversation;
  private @Nullable JsonNode described;
  private String ended = "";

  /** A run that the program was told of. */
  private static final class Handed {
    final JobSpec spec;
    final Runnable changed;
    RunState state = new RunState.Queued();
    Optional<Outcome> outcome = Optional.empty();

    Handed(JobSpec spec, Runnable changed) {
      this.spec = spec;
      this.changed = changed;
    }
  }

  private ProcessAdapter(List<String> command) {
    this.command = List.copyOf(command);
  }

  /**
   * Starts the program and asks what it can do.
   *
   * @throws AdapterException if it does not start or does not answer in time
   */
  static ProcessAdapter open(List<String> command) throws AdapterException {
    var adapter = new ProcessAdapter(command);
    try {
      adapter.converse();
      return adapter;
    } catch (AdapterException e) {
      adapter.close();
      throw e;
    }
  }

  /** The running program, begun anew if it ended. */
  private synchronized Conversation converse() throws AdapterException {
    if (conversation != null && ended.isEmpty()) {
      return conversation;
    }
    if (conversation != null) {
      conversation.close();
    }
    ended = "";
    described = null;
    Conversation begun = Conversation.start(command, this::hear, this::end);
    conversation = begun;
    begun.say(message("describe"));
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(QpuLimits.PROCESS_START_MS);
    try {
      while (described == null && ended.isEmpty() && System.nanoTime() < deadline) {
        wait(QpuLimits.PROCESS_LOOK_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AdapterException("interrupted while the program started");
    }
    if (described == null) {
      throw new AdapterException(
          ended.isEmpty()
              ? "the program did not say what it can do within "
                  + QpuLimits.PROCESS_START_MS
                  + " ms"
              : ended);
    }
    return begun;
  }

  private synchronized void hear(JsonNode message) {
    switch (message.path("type").asText()) {
      case "capabilities" -> described = message;
      case "running" ->
          handed(message)
              .filter(run -> run.outcome.isEmpty())
              .ifPresent(
                  run ->
                      run.state =
                          new RunState.Running(
                              Math.max(0, message.path("work_units_done").asLong(0))));
      case "failed" ->
          handed(message)
              .ifPresent(run -> settle(run, failed(message.path("reason").asText("no reason"))));
      case "finished" -> handed(message).ifPresent(run -> finish(run, message));
      default -> {
        // A newer protocol may say more; what is not known is not needed.
      }
    }
    notifyAll();
  }

  private static void finish(Handed run, JsonNode message) {
    try {
      run.outcome = Optional.of(ProgramAnswer.read(message, run.spec));
      settle(run, new RunState.Finished());
    } catch (IllegalArgumentException e) {
      settle(run, failed("its result cannot be taken: " + e.getMessage()));
    }
  }

  private static void settle(Handed run, RunState state) {
    run.state = state;
    run.changed.run();
  }

  private static RunState failed(String reason) {
    return new RunState.Failed(
        reason.substring(0, Math.min(reason.length(), QpuLimits.VENDOR_TEXT_CHARACTERS_MAX)));
  }

  private Optional<Handed> handed(JsonNode message) {
    String id = message.path("id").asText();
    return runs.entrySet().stream()
        .filter(each -> each.getKey().toString().equals(id))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private synchronized void end(String reason) {
    ended = reason;
    boolean keepsRuns = keepsRuns();
    runs.values().stream()
        .filter(run -> run.outcome.isEmpty())
        .forEach(run -> settle(run, keepsRuns ? new RunState.Unknown() : failed(reason)));
    notifyAll();
  }

  private boolean keepsRuns() {
    return described != null && described.path("keeps_runs").asBoolean(false);
  }

  @Override
  public synchronized Capabilities capabilities() {
    List<EngineCapability> engines = new ArrayList<>();
    JsonNode known = described == null ? Conversation.JSON.createObjectNode() : described;
    for (JsonNode engine : known.path("engines")) {
      String name = engine.path("engine").asText();
      int size = engine.path("size_max").asInt(0);
      if (QpuResults.isJudged(name) && size > 0) {
        engines.add(new EngineCapability(name, size));
      }
    }
    int parallel = known.path("parallel_runs").asInt(1);
    return new Capabilities(
        engines.stream().distinct().limit(1).toList(),
        Math.clamp(parallel, 1, QpuLimits.LOCAL_RUNS_MAX));
  }

  /** The program may say that something is wrong when it describes itself. */
  @Override
  public synchronized Optional<String> selfCheck() {
    if (described == null) {
      return Optional.of(ended);
    }
    String problem = described.path("problem").asText("");
    if (!problem.isEmpty()) {
      return Optional.of(problem);
    }
    return capabilities().engines().isEmpty()
        ? Optional.of("the program names no engine that can be judged; it should name qpu/1")
        : Optional.empty();
  }

  @Override
  public Optional<Rejection> check(JobSpec spec) {
    Optional<EngineCapability> engine = capabilities().of(spec.getEngine());
    if (engine.isEmpty()) {
      return Optional.of(
          new Rejection(
              Code.UNKNOWN_ENGINE, "the program does not run engine '" + spec.getEngine() + "'"));
    }
    return Integer.compareUnsigned(spec.getSize(), engine.get().sizeMax()) > 0
        ? Optional.of(
            new Rejection(
                Code.OUT_OF_RANGE,
                "size "
                    + Integer.toUnsignedString(spec.getSize())
                    + " is above the program's, "
                    + engine.get().sizeMax()))
        : Optional.empty();
  }

  @Override
  public synchronized void submit(RunTag tag, JobSpec spec, Runnable changed)
      throws AdapterException {
    Handed known = runs.get(tag);
    if (known != null && !(known.state instanceof RunState.Unknown)) {
      return;
    }
    if (known == null && runs.size() >= QpuLimits.LOCAL_RUNS_MAX) {
      throw new AdapterException(runs.size() + " runs are here already; cancel some");
    }
    Conversation program = converse();
    runs.put(tag, new Handed(spec, changed));
    ObjectNode message =
        message("submit")
            .put("id", tag.toString())
            .put("engine", spec.getEngine())
            .put("program", spec.getProgram().toStringUtf8())
            .put("shots", spec.getShots());
    ObjectNode inputs = message.putObject("inputs");
    for (Input input : spec.getInputsList()) {
      inputs.put(input.getName(), Double.longBitsToDouble(input.getValueBits()));
    }
    program.say(message);
  }

  @Override
  public synchronized RunState poll(RunTag tag) {
    Handed run = runs.get(tag);
    return run == null ? new RunState.Unknown() : run.state;
  }

  @Override
  public synchronized Outcome fetch(RunTag tag) throws AdapterException {
    return Optional.ofNullable(runs.get(tag))
        .flatMap(run -> run.outcome)
        .orElseThrow(() -> new AdapterException("run " + tag + " has no answer to fetch"));
  }

  @Override
  public synchronized void cancel(RunTag tag) throws AdapterException {
    if (runs.remove(tag) != null && conversation != null && ended.isEmpty()) {
      conversation.say(message("cancel").put("id", tag.toString()));
    }
  }

  @Override
  public void close() {
    Conversation open;
    synchronized (this) {
      open = conversation;
      conversation = null;
      runs.clear();
    }
    if (open != null) {
      open.close();
    }
  }

  private static ObjectNode message(String type) {
    return Conversation.JSON.createObjectNode().put("type", type);
  }
}
