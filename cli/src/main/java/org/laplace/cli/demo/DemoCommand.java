package org.laplace.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laplace.cli.ConsensusChoice;
import org.laplace.cli.ExitCode;
import org.laplace.cli.LaplaceCommand;
import org.laplace.cli.Output;
import org.laplace.cli.Shell;
import org.laplace.cli.localnet.LocalNetwork;
import org.laplace.wallet.RefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the whole: a network, a cheat that is caught, three jobs that are paid. */
@Command(
    name = "demo",
    description =
        "Start a network on this machine, run three jobs of which the cheapest provider falsifies"
            + " what it can, show that it is caught, verify the receipts, and remove everything.")
public final class DemoCommand extends LaplaceCommand {
  @Option(
      names = "--validators",
      defaultValue = "4",
      description = "1 to 7 (default: ${DEFAULT-VALUE}).")
  private int validators;

  @Option(
      names = "--consensus",
      defaultValue = "cometbft",
      description = "cometbft, or solo: one node without CometBFT.")
  private ConsensusChoice consensus = ConsensusChoice.COMETBFT;

  @Option(
      names = "--directory",
      description = "Where to run; kept afterwards. Otherwise a temporary one, removed at the end.")
  private @Nullable Path directory;

  /** Makes the command; picocli calls it. */
  public DemoCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(Output output) throws RefusedException, IOException, InterruptedException {
    Optional<Path> cometBft = consensus.cometBft(output::progress);
    Path place = directory != null ? directory : Files.createTempDirectory("laplace-demo-");
    DemoReport report;
    try (CleanUp cleanUp = new CleanUp(place, directory == null, shell().err())) {
      LocalNetwork network =
          LocalNetwork.start(Demo.plan(place, cometBft, validators), output::progress);
      cleanUp.stopFirst(network);
      report = Demo.run(network, examples(), output::progress);
      output.progress("stopping the network");
    }
    DemoText.lines(report).forEach(output::say);
    output.json(report::json);
    return report.isSuccess() ? ExitCode.OK : ExitCode.REFUSED;
  }

  private static Path examples() {
    return Path.of(System.getProperty("laplace.home", "."), "examples");
  }
}
