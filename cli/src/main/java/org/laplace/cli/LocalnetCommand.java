package org.laplace.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.laplace.cli.localnet.LocalNetwork;
import org.laplace.node.cometbft.CometBftBinary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A network on this machine that keeps running. */
@Command(
    name = "localnet",
    description =
        "Run a network of validators and providers on this machine until told to stop; a directory"
            + " that holds one already goes on where it was.")
public final class LocalnetCommand implements Callable<Integer> {
  @Option(
      names = "--validators",
      defaultValue = "4",
      description = "1 to 7 (default: ${DEFAULT-VALUE}).")
  int validators;

  @Option(
      names = "--providers",
      defaultValue = "2",
      description = "0 to 8 (default: ${DEFAULT-VALUE}).")
  int providers;

  @Option(names = "--directory", description = "Where it lives (default: ~/.laplace/localnet).")
  Path directory = Path.of(System.getProperty("user.home"), ".laplace", "localnet");

  @Option(
      names = "--consensus",
      defaultValue = "cometbft",
      description = "cometbft, or solo: one node without CometBFT.")
  ConsensusChoice consensus = ConsensusChoice.cometbft;

  @Option(
      names = "--commit-timeout-ms",
      defaultValue = "500",
      description = "Pause between blocks (default: ${DEFAULT-VALUE}).")
  long commitTimeoutMs;

  /** As written on the command line. */
  @SuppressWarnings("MemberName")
  enum ConsensusChoice {
    cometbft,
    solo
  }

  @Override
  public Integer call() throws Exception {
    Consumer<String> progress = line -> System.err.println("laplace: " + line);
    Optional<Path> cometBft = cometBft(consensus, progress);
    List<LocalNetwork.ProviderPlan> plans = new ArrayList<>();
    for (int index = 1; index <= providers; index++) {
      plans.add(
          new LocalNetwork.ProviderPlan("provider-" + index, "simulator", 100_000L * (index + 1)));
    }
    LocalNetwork.Plan plan =
        new LocalNetwork.Plan(
            directory,
            "laplace-local",
            cometBft.isPresent() ? validators : 1,
            plans,
            cometBft,
            commitTimeoutMs,
            Map.of());
    return Foreground.run(false, () -> started(plan, progress));
  }

  private static LocalNetwork started(LocalNetwork.Plan plan, Consumer<String> progress)
      throws Exception {
    LocalNetwork network = LocalNetwork.start(plan, progress);
    network.endpoints().forEach(endpoint -> progress.accept("gRPC and JSON: " + endpoint));
    progress.accept("keys: " + network.keys().directory() + " (the funded one is client)");
    progress.accept("genesis: " + network.genesis());
    progress.accept("ready; stop it with Ctrl-C");
    return network;
  }

  /** The binary; empty for solo, chosen or because no CometBFT can be had, which is said. */
  static Optional<Path> cometBft(ConsensusChoice choice, Consumer<String> progress)
      throws InterruptedException {
    return switch (choice) {
      case solo -> Optional.empty();
      case cometbft -> {
        try {
          yield Optional.of(NodeCommand.Start.locate());
        } catch (CometBftBinary.UnavailableException e) {
          progress.accept(e.getMessage());
          progress.accept(
              "going on with the embedded solo driver: one node, no signatures of others");
          yield Optional.empty();
        }
      }
    };
  }
}
