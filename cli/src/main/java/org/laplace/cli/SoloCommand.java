package org.laplace.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laplace.cli.localnet.LocalNetwork;
import org.laplace.wallet.RefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A chain of one node without CometBFT, for development. */
@Command(
    name = "solo",
    description =
        "Run a chain of one node and one provider without CometBFT, for development: the same"
            + " application, driven in the same order, signed for by nobody else. Short for"
            + " localnet --consensus solo --providers 1 in a directory of its own.")
final class SoloCommand extends LaplaceCommand {
  @Option(
      names = "--directory",
      paramLabel = "DIR",
      description = "Where it lives (default: ~/.laplace/solo).")
  private @Nullable Path directory;

  @Option(
      names = "--block-ms",
      paramLabel = "MS",
      defaultValue = "500",
      description = "Pause between blocks (default: ${DEFAULT-VALUE}).")
  private long blockMs;

  SoloCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(Output output) throws RefusedException, IOException, InterruptedException {
    LocalNetwork.Plan plan =
        new LocalNetwork.Plan(
            directory == null ? shell().laplaceDirectory().resolve("solo") : directory,
            "laplace-solo",
            1,
            List.of(new LocalNetwork.ProviderPlan("provider-1", "simulator", 200_000)),
            Optional.empty(),
            blockMs,
            Map.of());
    return Foreground.run(
        shell().in(), false, ended -> LocalnetCommand.start(plan, output, shell().home()));
  }
}
