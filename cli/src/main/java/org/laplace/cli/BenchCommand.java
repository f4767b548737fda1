package org.laplace.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laplace.bench.Bench;
import org.laplace.bench.BenchLimits;
import org.laplace.bench.Report;
import org.laplace.bench.Suite;
import org.laplace.bench.Suites;
import org.laplace.bench.Workshop;
import org.laplace.cli.local.LargeJvm;
import org.laplace.primitives.Code;
import org.laplace.wallet.RefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Our engines beside what people use today. */
@Command(
    name = "bench",
    description =
        "Measure engines or transpiler beside their peers, in turn, and print the table of"
            + " docs/benchmarks.md. Takes the machine for minutes; let it rest meanwhile.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:every line meets its bar",
      "1:a line is below its bar",
      "69:a peer is missing; the other lines were run"
    })
final class BenchCommand extends LaplaceCommand {
  /** The largest line has 256 MiB of amplitudes, several times while it is warmed up. */
  private static final long HEAP_BYTES = 3L << 30;

  @Parameters(
      paramLabel = "SUITE",
      description = "One of: ${COMPLETION-CANDIDATES}.",
      completionCandidates = SuiteNames.class)
  private String name = "";

  @Option(
      names = "--only",
      paramLabel = "TEXT",
      description = "Only the lines whose name, or whose group's, holds this.")
  private @Nullable String only;

  @Option(
      names = "--pairs",
      paramLabel = "N",
      defaultValue = "5",
      description = "Counted runs of each side, at least 5 (default: ${DEFAULT-VALUE}).")
  private int pairs;

  BenchCommand(Shell shell) {
    super(shell);
  }

  /** For the help. */
  static final class SuiteNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Suites.all().stream().map(Suite::name).iterator();
    }
  }

  @Override
  protected int run(Output output) throws RefusedException, IOException, InterruptedException {
    Given.inRange(pairs, BenchLimits.pairedRunsMin, BenchLimits.pairedRunsMax, "--pairs");
    Suite suite = suite();
    if (LargeJvm.isPossible()) {
      return LargeJvm.run(HEAP_BYTES, arguments(output), new byte[0], shell().err());
    }
    try (var workshop = new Workshop(repository())) {
      Report report = new Bench(workshop, pairs, output::progress).run(suite);
      report.text().forEach(output::say);
      output.json(report::json);
      if (!report.isMet()) {
        return ExitCode.REFUSED;
      }
      return report.isComplete() ? ExitCode.OK : ExitCode.UNREACHABLE;
    }
  }

  private List<String> arguments(Output output) {
    List<String> arguments =
        new ArrayList<>(List.of("bench", name, "--pairs", Integer.toString(pairs)));
    if (only != null) {
      arguments.addAll(List.of("--only", only));
    }
    if (output.isJson()) {
      arguments.add("--json");
    }
    return arguments;
  }

  private Suite suite() throws RefusedException {
    List<String> names = Suites.all().stream().map(Suite::name).toList();
    Suite suite =
        Suites.all().stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new RefusedException(
                        Code.MALFORMED_REQUEST,
                        "there is no suite '" + name + "'; there are " + names));
    if (only == null) {
      return suite;
    }
    Optional<Suite> wanted = suite.only(only);
    if (wanted.isEmpty()) {
      throw new RefusedException(
          Code.MALFORMED_REQUEST, "no line of " + name + " holds '" + only + "' in its name");
    }
    return wanted.get();
  }

  /** Where the launcher is: peers are in the checkout. */
  private Path repository() {
    return Path.of(System.getProperty("laplace.home", shell().directory().toString()));
  }
}
