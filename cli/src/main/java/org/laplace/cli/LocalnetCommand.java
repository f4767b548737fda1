package org.laplace.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laplace.cli.localnet.LocalNetwork;
import org.laplace.wallet.Endpoint;
import org.laplace.wallet.RefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A network on this machine that keeps running. */
@Command(
    name = "localnet",
    description =
        "Run a network of validators and providers on this machine until told to stop; a directory"
            + " that holds one already goes on where it was.")
final class LocalnetCommand extends LaplaceCommand {
  /** Cheap enough for everybody, and different, so that matching has a choice. */
  private static final long PRICE_STEP_PER_MEGA_WORK = 100_000;

  @Option(
      names = "--validators",
      paramLabel = "N",
      defaultValue = "4",
      description = "1 to 7 (default: ${DEFAULT-VALUE}).")
  private int validators;

  @Option(
      names = "--providers",
      paramLabel = "M",
      defaultValue = "2",
      description = "0 to 8 (default: ${DEFAULT-VALUE}).")
  private int providers;

  @Option(
      names = "--directory",
      paramLabel = "DIR",
      description = "Where it lives (default: ~/.laplace/localnet).")
  private @Nullable Path directory;

  @Option(
      names = "--consensus",
      defaultValue = "cometbft",
      description = "cometbft, or solo: one node without CometBFT.")
  private ConsensusChoice consensus = ConsensusChoice.COMETBFT;

  @Option(
      names = "--commit-timeout-ms",
      paramLabel = "MS",
      defaultValue = "500",
      description = "Pause between blocks (default: ${DEFAULT-VALUE}).")
  private long commitTimeoutMs;

  LocalnetCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(Output output) throws RefusedException, IOException, InterruptedException {
    Given.inRange(validators, 1, LocalNetwork.VALIDATORS_MAX, "--validators");
    Given.inRange(providers, 0, LocalNetwork.PROVIDERS_MAX, "--providers");
    Optional<Path> cometBft = consensus.cometBft(output::progress);
    List<LocalNetwork.ProviderPlan> plans = new ArrayList<>();
    for (int index = 1; index <= providers; index++) {
      plans.add(
          new LocalNetwork.ProviderPlan(
              "provider-" + index, "simulator", PRICE_STEP_PER_MEGA_WORK * (index + 1)));
    }
    LocalNetwork.Plan plan =
        new LocalNetwork.Plan(
            directory == null ? shell().laplaceDirectory().resolve("localnet") : directory,
            "laplace-local",
            cometBft.isPresent() ? validators : 1,
            plans,
            cometBft,
            commitTimeoutMs,
            Map.of());
    return Foreground.run(shell().in(), false, ended -> start(plan, output, shell().home()));
  }

  /** Starts the network and tells commands in other terminals of it. */
  static Foreground.Service start(LocalNetwork.Plan plan, Output output, Path home)
      throws IOException, InterruptedException {
    LocalNetwork network = LocalNetwork.start(plan, output::progress);
    NetworkFile file =
        new NetworkFile(
            network.chainId(),
            network.endpoints().stream().map(text -> Endpoint.parse(text).orElseThrow()).toList(),
            network.keys().directory(),
            LocalNetwork.CLIENT_KEY,
            network.genesis());
    file.write(NetworkFile.in(home));
    network.endpoints().forEach(endpoint -> output.say("gRPC and JSON: " + endpoint));
    output.say("keys: " + network.keys().directory() + " (the funded one is client)");
    output.say("genesis: " + network.genesis());
    output.jsonLine(file::json);
    output.progress(
        "ready; commands in another terminal use it by themselves; stop it with Ctrl-C");
    return () -> {
      file.removeFrom(NetworkFile.in(home));
      network.close();
    };
  }
}
