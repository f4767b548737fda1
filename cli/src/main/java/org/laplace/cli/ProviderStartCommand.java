package org.laplace.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laplace.primitives.Code;
import org.laplace.primitives.key.PrivateKey;
import org.laplace.proto.v1.PostOffer;
import org.laplace.qpu.daemon.ProviderConfig;
import org.laplace.qpu.daemon.ProviderDaemon;
import org.laplace.qpu.daemon.ProviderEvent;
import org.laplace.qpu.daemon.ProviderStartException;
import org.laplace.qpu.daemon.chain.NodeChain;
import org.laplace.qpu.spi.Adapter;
import org.laplace.qpu.spi.AdapterException;
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
  @Mixin private final AdapterOptions adapter = new AdapterOptions();
  @Mixin private final OfferOptions terms = new OfferOptions();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      preprocessor = ProviderFile.class,
      description =
          "YAML or JSON with options by their names; what follows it on the command line takes the"
              + " file's place.")
  @SuppressWarnings("UnusedVariable") // its preprocessor reads the file
  private @Nullable Path configuration;

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description =
          "Journal and results, one for each key and chain (default: ~/.laplace/provider).")
  private @Nullable Path home;

  @Option(
      names = "--pause",
      paramLabel = "BLOCKS",
      defaultValue = "0",
      description =
          "How long nothing is offered after validators found something against a result; 0: until"
              + " --resume (default: ${DEFAULT-VALUE}).")
  private long pauseBlocks;

  @Option(names = "--resume", description = "Offer again after such a pause.")
  private boolean isResumed;

  @Option(
      names = "--check",
      description =
          "Only try the machine out: its self-check and a Bell pair on each engine for circuits,"
              + " which a vendor may charge for. Needs neither key nor node.")
  private boolean isCheck;

  @Option(
      names = "--check-patience",
      paramLabel = "SECONDS",
      defaultValue = "600",
      description = "How long --check waits for each run (default: ${DEFAULT-VALUE}).")
  private long checkPatienceSeconds;

  @Option(names = "--attached", hidden = true, description = "End with standard input.")
  private boolean attached;

  ProviderStartCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(Output output) throws RefusedException, IOException, InterruptedException {
    try {
      return isCheck ? check(output) : serve(output);
    } catch (AdapterException e) {
      throw new RefusedException(Code.NOT_READY, String.valueOf(e.getMessage()));
    }
  }

  private int check(Output output) throws RefusedException, AdapterException, InterruptedException {
    Given.inRange(checkPatienceSeconds, 1, Duration.ofDays(7).toSeconds(), "--check-patience");
    try (Adapter machine = adapter.open()) {
      return ProviderCheck.of(
          adapter.name(), machine, terms, Duration.ofSeconds(checkPatienceSeconds), output);
    }
  }

  private int serve(Output output)
      throws RefusedException, AdapterException, IOException, InterruptedException {
    Given.inRange(pauseBlocks, 0, Long.MAX_VALUE, "--pause");
    PrivateKey key = signer.load(shell(), nodes);
    LaplaceClient client = nodes.connect(shell());
    Adapter machine;
    try {
      machine = adapter.open();
    } catch (AdapterException e) {
      client.close();
      throw e;
    }
    Path directory = home == null ? shell().laplaceDirectory().resolve("provider") : home;
    ProviderConfig config =
        new ProviderConfig(directory, key, offers(machine, client))
            .withPause(pauseBlocks, isResumed);
    return Foreground.run(
        shell().in(), attached, ended -> start(config, client, machine, key, output, ended));
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

  private List<PostOffer> offers(Adapter machine, LaplaceClient client)
      throws RefusedException, InterruptedException {
    List<PostOffer> offers = terms.of(machine.capabilities(), client.params().getParams());
    if (offers.isEmpty()) {
      throw new RefusedException(
          Code.UNKNOWN_ENGINE,
          "the adapter '"
              + adapter.name()
              + "' has no engine that this network accepts; choose another");
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
