package org.laplace.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laplace.primitives.Address;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Code;
import org.laplace.primitives.key.PrivateKey;
import org.laplace.proto.v1.EngineParams;
import org.laplace.proto.v1.Params;
import org.laplace.proto.v1.PostOffer;
import org.laplace.qpu.daemon.ProviderConfig;
import org.laplace.qpu.daemon.ProviderDaemon;
import org.laplace.qpu.daemon.ProviderEvent;
import org.laplace.qpu.daemon.ProviderStartException;
import org.laplace.qpu.daemon.chain.NodeChain;
import org.laplace.qpu.spi.Adapter;
import org.laplace.qpu.spi.AdapterException;
import org.laplace.qpu.spi.AdapterSettings;
import org.laplace.qpu.spi.Adapters;
import org.laplace.qpu.spi.EngineCapability;
import org.laplace.wallet.LaplaceClient;
import org.laplace.wallet.RefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Posts offers and runs what is assigned, until it is told to stop. */
@Command(
    name = "start",
    description = {
      "Post offers and run what is assigned, until told to stop.",
      "It may be killed at any moment: started again with the same directory, it goes on where it"
          + " was, and nothing is paid or charged twice."
    })
final class ProviderStartCommand extends LaplaceCommand {
  @Mixin private final NodeOptions nodes = new NodeOptions();
  @Mixin private final SignerOptions signer = new SignerOptions();

  @Option(
      names = "--adapter",
      defaultValue = "simulator",
      description =
          "What runs the jobs: simulator, or cheat, which falsifies results for demonstrations and"
              + " tests (default: ${DEFAULT-VALUE}).")
  private String adapter = "";

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description =
          "Journal and results, one for each key and chain (default: ~/.laplace/provider).")
  private @Nullable Path home;

  @Option(
      names = "--price",
      paramLabel = "MICRO-LAP",
      defaultValue = "200000",
      description = "Per million work units (default: ${DEFAULT-VALUE}).")
  private long pricePerMegaWork;

  @Option(
      names = "--slots",
      paramLabel = "N",
      defaultValue = "2",
      description = "Jobs of an engine at the same time (default: ${DEFAULT-VALUE}).")
  private int slots;

  @Option(
      names = "--bond",
      paramLabel = "LAP",
      defaultValue = "1000",
      description = "Locked for each job and lost with a wrong result (default: ${DEFAULT-VALUE}).")
  private String bond = "";

  @Option(
      names = "--payout",
      paramLabel = "ADDRESS",
      description = "Where earnings go (default: the key's own account).")
  private @Nullable String payout;

  @Option(names = "--attached", hidden = true, description = "End with standard input.")
  private boolean attached;

  ProviderStartCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(Output output) throws RefusedException, IOException, InterruptedException {
    PrivateKey key = signer.load(shell(), nodes);
    LaplaceClient client = nodes.connect(shell());
    try {
      Adapter machine = Adapters.open(adapter, AdapterSettings.ofParallelRuns(1));
      Path directory = home == null ? shell().laplaceDirectory().resolve("provider") : home;
      ProviderConfig config =
          new ProviderConfig(directory, key, offers(machine, client.params().getParams()));
      return Foreground.run(
          shell().in(), attached, ended -> start(config, client, machine, key, output, ended));
    } catch (AdapterException e) {
      client.close();
      throw new RefusedException(Code.NOT_READY, String.valueOf(e.getMessage()));
    }
  }

  private static Foreground.Service start(
      ProviderConfig config,
      LaplaceClient client,
      Adapter machine,
      PrivateKey key,
      Output output,
      Runnable ended)
      throws RefusedException {
    try {
      ProviderDaemon daemon =
          ProviderDaemon.start(
              config,
              new NodeChain(client, key.publicKey().address()),
              machine,
              event -> report(event, output));
      Running running = new Running(daemon);
      Thread.ofVirtual().start(() -> running.awaitEnd(ended));
      return running;
    } catch (ProviderStartException e) {
      throw new RefusedException(Code.NOT_READY, String.valueOf(e.getMessage()));
    }
  }

  /** One offer for each engine that both the machine and the network have. */
  private List<PostOffer> offers(Adapter machine, Params network) throws RefusedException {
    Given.inRange(pricePerMegaWork, 1, Long.MAX_VALUE, "--price");
    Given.inRange(slots, 1, 64, "--slots");
    List<PostOffer> offers = new ArrayList<>();
    for (EngineParams accepted : network.getEnginesList()) {
      Optional<EngineCapability> engine = machine.capabilities().of(accepted.getEngine());
      if (engine.isEmpty()) {
        continue;
      }
      PostOffer.Builder offer =
          PostOffer.newBuilder()
              .setEngine(accepted.getEngine())
              .setSizeMax(Math.min(engine.get().sizeMax(), accepted.getSizeMax()))
              .setPricePerMegaWork(pricePerMegaWork)
              .setSlots(slots)
              .setBondPerSlot(Given.valueOf(Amount.parse(bond)).microLap());
      if (payout != null) {
        offer.setPayoutAddress(Given.valueOf(Address.parse(payout)).bytes());
      }
      offers.add(offer.build());
    }
    if (offers.isEmpty()) {
      throw new RefusedException(
          Code.UNKNOWN_ENGINE,
          "the adapter '" + adapter + "' has no engine that this network accepts; choose another");
    }
    return offers;
  }

  private static void report(ProviderEvent event, Output output) {
    output.say(event.text());
    output.jsonLine(
        () ->
            Json.object().put("event", event.getClass().getSimpleName()).put("text", event.text()));
  }

  /** A daemon in the foreground: it may end by itself, when its directory fails. */
  private static final class Running implements Foreground.Service {
    private final ProviderDaemon daemon;
    private volatile boolean failed;

    Running(ProviderDaemon daemon) {
      this.daemon = daemon;
    }

    void awaitEnd(Runnable ended) {
      try {
        failed = !daemon.awaitEnd();
        ended.run();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() {
      daemon.stop();
    }

    @Override
    public boolean hasFailed() {
      return failed;
    }
  }
}
