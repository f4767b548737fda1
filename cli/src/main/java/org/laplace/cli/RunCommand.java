package org.laplace.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laplace.cli.local.LargeJvm;
import org.laplace.cli.local.LocalJob;
import org.laplace.cli.local.Memory;
import org.laplace.cli.local.ProgressBar;
import org.laplace.cli.picture.ResultPicture;
import org.laplace.cli.view.DecodedResult;
import org.laplace.cli.view.ResultJson;
import org.laplace.cli.view.ResultText;
import org.laplace.cli.view.Words;
import org.laplace.primitives.Code;
import org.laplace.proto.v1.JobSpec;
import org.laplace.proto.v1.OutcomeKind;
import org.laplace.simulators.Outcome;
import org.laplace.simulators.ResultRoot;
import org.laplace.simulators.RunListener;
import org.laplace.simulators.SimulatorLimits;
import org.laplace.wallet.RefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs programs on this machine, without a chain. */
@Command(
    name = "run",
    description =
        "Run programs on this machine, without a chain: the same engines as on it, the same bits,"
            + " and nothing to pay. Of several files, those after one that fails are run too.")
final class RunCommand extends LaplaceCommand {
  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description =
          "Circuits (.qasm), particle systems and wave packets (.yaml, .json); - reads standard"
              + " input.")
  private List<String> files = new ArrayList<>();

  @Mixin private final RunOptions options = new RunOptions();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads of a run; they change no bit of it (default: one a processor).")
  private @Nullable Integer threads;

  @Option(
      names = {"--out", "--output"},
      paramLabel = "FILE",
      description = "Save the whole result as JSON; for one program.")
  private @Nullable Path file;

  @Option(
      names = "--picture",
      paramLabel = "FILE",
      description =
          "Draw the orbits of a particle system or the density of a wave packet; planes become a"
              + " PNG, all else an SVG, and the file gets that ending. For one program.")
  private @Nullable Path picture;

  RunCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(Output output) throws RefusedException, IOException, InterruptedException {
    Given.inRange(threads(), 1, SimulatorLimits.threadsMax, "--threads");
    if ((file != null || picture != null) && files.size() > 1) {
      throw new RefusedException(
          Code.MALFORMED_REQUEST,
          "--out and --picture save one result; give one program with them");
    }
    Failures failures = new Failures(shell());
    int worst = ExitCode.OK;
    for (String name : files) {
      if (files.size() > 1) {
        output.say("== " + name);
      }
      Optional<SourceFile> source = Optional.empty();
      int code;
      try {
        source = Optional.of(SourceFile.read(shell(), name));
        code = run(source.get(), output);
      } catch (RefusedException | IOException e) {
        code = failures.ofExecution(e, output.isJson(), source);
      }
      worst = Math.max(worst, code);
    }
    return worst;
  }

  private int run(SourceFile source, Output output)
      throws RefusedException, IOException, InterruptedException {
    LocalJob job = LocalJob.of(options.spec(source));
    if (LargeJvm.isWanted(job)) {
      return runInLargeJvm(source, job, output);
    }
    describe(job.spec(), output);
    long start = System.nanoTime();
    Outcome outcome = run(job);
    double seconds = (System.nanoTime() - start) / 1e9;
    show(source, job.spec(), outcome, output);
    output.progress(String.format(Locale.ROOT, "ran      %.3f s", seconds));
    return outcome instanceof Outcome.Computed ? ExitCode.OK : ExitCode.REFUSED;
  }

  private int runInLargeJvm(SourceFile source, LocalJob job, Output output)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("run", source.name()));
    arguments.addAll(RunOptions.arguments(job.spec()));
    arguments.addAll(List.of("--threads", Integer.toString(threads())));
    if (file != null) {
      arguments.addAll(List.of("--out", file.toString()));
    }
    if (picture != null) {
      arguments.addAll(List.of("--picture", picture.toString()));
    }
    if (output.isJson()) {
      arguments.add("--json");
    }
    byte[] input =
        source.name().equals(SourceFile.STDIN) ? source.bytes().toByteArray() : new byte[0];
    return LargeJvm.run(job.spec().getMemoryBytes(), arguments, input, shell().err());
  }

  private static void describe(JobSpec spec, Output output) {
    output.progress(
        "engine   "
            + spec.getEngine()
            + ", size "
            + spec.getSize()
            + ", "
            + spec.getWorkUnits()
            + " work units, "
            + Memory.text(spec.getMemoryBytes())
            + " of memory");
    if (spec.getShots() > 0) {
      output.progress(
          "shots    " + spec.getShots() + ", seed " + Long.toUnsignedString(spec.getSeed()));
    }
  }

  private Outcome run(LocalJob job) throws RefusedException {
    if (!ProgressBar.isTerminal()) {
      return job.run(threads(), RunListener.NONE);
    }
    try (var bar = ProgressBar.on(shell().err())) {
      return job.run(threads(), bar);
    }
  }

  private void show(SourceFile source, JobSpec spec, Outcome outcome, Output output)
      throws IOException {
    OutcomeKind kind = OutcomeKind.forNumber(outcome.kind().number());
    DecodedResult result = DecodedResult.of(spec.getJobClass(), kind, outcome.resultBytes());
    ResultText.lines(result).forEach(output::say);
    ObjectNode json = json(source, spec, kind, outcome, result);
    output.json(() -> json);
    if (file != null) {
      Path saved = shell().directory().resolve(file);
      Files.writeString(saved, Json.pretty(json) + "\n", StandardCharsets.UTF_8);
      output.progress("saved    " + saved);
    }
    if (picture != null) {
      draw(result, picture, output);
    }
  }

  private void draw(DecodedResult result, Path wanted, Output output) throws IOException {
    Optional<ResultPicture> drawn = ResultPicture.of(result);
    if (drawn.isEmpty()) {
      output.progress("There is nothing in this result to draw.");
      return;
    }
    String name = wanted.toString().replaceFirst("\\.(svg|png)$", "");
    Path saved = shell().directory().resolve(name + "." + drawn.get().format());
    Files.write(saved, drawn.get().bytes());
    output.progress("picture  " + saved);
  }

  private static ObjectNode json(
      SourceFile source, JobSpec spec, OutcomeKind kind, Outcome outcome, DecodedResult result) {
    ObjectNode json =
        Json.object()
            .put("file", source.name())
            .put("class", Words.of(spec.getJobClass()))
            .put("engine", spec.getEngine())
            .put("size", spec.getSize())
            .put("memory_bytes", spec.getMemoryBytes())
            .put("work_units", spec.getWorkUnits());
    if (spec.getShots() > 0) {
      json.put("seed", new BigInteger(Long.toUnsignedString(spec.getSeed())));
    }
    json.put("outcome", Words.of(kind));
    json.setAll(ResultJson.of(result));
    return json.put("result_root", Words.hex(ResultRoot.of(outcome.kind(), outcome.resultBytes())))
        .put(
            "result_base64",
            Base64.getEncoder().encodeToString(outcome.resultBytes().toByteArray()));
  }

  private int threads() {
    return threads != null
        ? threads
        : Math.min(Runtime.getRuntime().availableProcessors(), SimulatorLimits.threadsMax);
  }
}
