package org.laplace.cli.demo;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
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
    AtomicReference<@Nullable LocalNetwork> network = new AtomicReference<>();
    Thread cleanUp = new Thread(() -> remove(network.get(), place), "demo-clean-up");
    Runtime.getRuntime().addShutdownHook(cleanUp);
    DemoReport report;
    try {
      network.set(LocalNetwork.start(Demo.plan(place, cometBft, validators), output::progress));
      report = Demo.run(network.get(), examples(), output::progress);
    } finally {
      output.progress("stopping the network");
      if (Runtime.getRuntime().removeShutdownHook(cleanUp)) {
        remove(network.get(), place);
      }
    }
    DemoText.lines(report).forEach(output::say);
    output.json(report::json);
    return report.isSuccess() ? ExitCode.OK : ExitCode.REFUSED;
  }

  private static Path examples() {
    return Path.of(System.getProperty("laplace.home", "."), "examples");
  }

  private void remove(@Nullable LocalNetwork network, Path place) {
    try {
      if (network != null) {
        network.close();
      }
      if (directory == null) {
        deleteTree(place);
      }
    } catch (IOException e) {
      shell().err().println("laplace: " + place + " could not be removed: " + e.getMessage());
    }
  }

  private static void deleteTree(Path root) throws IOException {
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
              throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
