package org.laplace.cli.demo;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.laplace.cli.localnet.LocalNetwork;
import org.laplace.node.home.GenesisFile;
import org.laplace.node.home.NodeConfig;
import org.laplace.primitives.Address;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Code;
import org.laplace.primitives.Hash;
import org.laplace.primitives.key.PrivateKey;
import org.laplace.primitives.receipt.ReceiptVerifier;
import org.laplace.primitives.receipt.Trust;
import org.laplace.proto.v1.JobClass;
import org.laplace.proto.v1.JobSpec;
import org.laplace.proto.v1.ListOffersRequest;
import org.laplace.proto.v1.Receipt;
import org.laplace.wallet.Endpoint;
import org.laplace.wallet.LaplaceClient;
import org.laplace.wallet.RefusedException;
import org.laplace.wallet.Sequences;
import org.laplace.wallet.StoredKey;

/**
 * Runs three jobs on a network of its own in which the cheapest provider cheats, and checks from
 * outside that the cheat was caught, everybody was paid, and all validators agree.
 */
final class Demo {
  private static final int SHOTS = 1_000;
  private static final long SEED = 2026;

  private static final Duration OFFERS_PATIENCE = Duration.ofMinutes(3);

  /** Engines that each provider offers. */
  private static final int OFFERS_PER_PROVIDER = 4;

  private static final List<LocalNetwork.ProviderPlan> PROVIDERS =
      List.of(
          new LocalNetwork.ProviderPlan("cheat", "cheat", 100_000),
          new LocalNetwork.ProviderPlan("honest-1", "simulator", 200_000),
          new LocalNetwork.ProviderPlan("honest-2", "simulator", 300_000));

  private final LocalNetwork network;
  private final LaplaceClient client;
  private final Path examples;
  private final Consumer<String> progress;

  private Demo(
      LocalNetwork network, LaplaceClient client, Path examples, Consumer<String> progress) {
    this.network = network;
    this.client = client;
    this.examples = examples;
    this.progress = progress;
  }

  /** The network of the demonstration. */
  static LocalNetwork.Plan plan(Path directory, Optional<Path> cometBft, int validators) {
    return new LocalNetwork.Plan(
        directory,
        "laplace-demo",
        cometBft.isPresent() ? validators : 1,
        PROVIDERS,
        cometBft,
        200,
        Map.of());
  }

  /**
   * Runs the jobs on a network that was started by {@link #plan}.
   *
   * @param examples folder with the programs
   * @param progress told one line at a time
   */
  static DemoReport run(LocalNetwork network, Path examples, Consumer<String> progress)
      throws IOException, RefusedException, InterruptedException {
    List<Endpoint> endpoints =
        network.endpoints().stream().map(text -> Endpoint.parse(text).orElseThrow()).toList();
    try (LaplaceClient client =
        LaplaceClient.connect(endpoints, Sequences.in(network.directory().resolve("sequences")))) {
      return new Demo(network, client, examples, progress).run();
    }
  }

  private DemoReport run() throws IOException, RefusedException, InterruptedException {
    awaitOffers();
    PrivateKey key = network.key(LocalNetwork.CLIENT_KEY);
    List<DemoJob.Ended> ended =
        runAll(
            List.of(
                job("GHZ state (OpenQASM 3)", key, circuit("ghz.qasm")),
                job("Grover search (OpenQASM 2)", key, circuit("grover.qasm")),
                job("three bodies", key, particles("three-body.json"))));
    List<DemoReport.Checked> checked = new ArrayList<>();
    Trust trust = trust();
    for (DemoJob.Ended job : ended) {
      progress.accept(job.name() + ": verifying the receipt offline");
      checked.add(
          new DemoReport.Checked(
              job, ReceiptVerifier.verify(receipt(new Hash(job.job().getId())), trust)));
    }
    return new DemoReport(
        client.status().getConsensus(),
        checked,
        balances(),
        client.supply().getSupply(),
        appHashes());
  }

  /** What a client believes who got nothing but the genesis file. */
  private Trust trust() throws IOException {
    try {
      GenesisFile genesis = GenesisFile.read(network.genesis());
      return network.isSolo() ? genesis.developmentTrust() : genesis.trust();
    } catch (NodeConfig.InvalidConfigException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private DemoJob job(String name, PrivateKey key, JobSpec spec) {
    return new DemoJob(name, client, key, spec, progress);
  }

  private JobSpec circuit(String file) throws IOException {
    return JobSpec.newBuilder()
        .setJobClass(JobClass.JOB_CLASS_CIRCUIT)
        .setProgram(program(Path.of("circuits", file)))
        .setShots(SHOTS)
        .setSeed(SEED)
        .build();
  }

  private JobSpec particles(String file) throws IOException {
    return JobSpec.newBuilder()
        .setJobClass(JobClass.JOB_CLASS_PARTICLES)
        .setProgram(program(Path.of("particles", file)))
        .build();
  }

  private ByteString program(Path file) throws IOException {
    return ByteString.copyFrom(Files.readAllBytes(examples.resolve(file)));
  }

  /** Providers need a moment to check their engines and post. */
  private void awaitOffers() throws RefusedException, InterruptedException {
    progress.accept("waiting for the providers' offers");
    int wanted = PROVIDERS.size() * OFFERS_PER_PROVIDER;
    long patienceEnds = System.nanoTime() + OFFERS_PATIENCE.toNanos();
    while (client.offers(ListOffersRequest.getDefaultInstance()).getOffersCount() < wanted) {
      if (System.nanoTime() > patienceEnds) {
        throw new RefusedException(
            Code.TIMED_OUT,
            "the providers do not offer their "
                + wanted
                + " engines; their logs are in "
                + network.directory()
                + " (keep it with --directory)");
      }
      Thread.sleep(200);
    }
  }

  private static List<DemoJob.Ended> runAll(List<DemoJob> jobs)
      throws IOException, RefusedException, InterruptedException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<DemoJob.Ended>> running = jobs.stream().map(threads::submit).toList();
      List<DemoJob.Ended> ended = new ArrayList<>();
      for (Future<DemoJob.Ended> job : running) {
        ended.add(job.get());
      }
      return ended;
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RefusedException refused -> throw refused;
        case IOException io -> throw io;
        case null, default -> throw new IllegalStateException("a job of the demo failed", e);
      }
    }
  }

  /** A receipt is complete a few blocks after the job's end. */
  private Receipt receipt(Hash id) throws RefusedException, InterruptedException {
    while (true) {
      try {
        return client.receipt(id);
      } catch (RefusedException e) {
        if (e.rejection().code() != Code.NOT_FINISHED) {
          throw e;
        }
        Thread.sleep(200);
      }
    }
  }

  private SortedMap<String, Amount> balances()
      throws IOException, RefusedException, InterruptedException {
    SortedMap<String, Amount> balances = new TreeMap<>();
    for (StoredKey stored : network.keys().list()) {
      Address address = stored.publicKey().address();
      balances.put(stored.name(), Amount.of(client.account(address).getAccount().getBalance()));
    }
    return balances;
  }

  /** Asks every validator by itself for every height that all of them have. */
  private SortedMap<Long, SortedMap<String, Hash>> appHashes()
      throws RefusedException, InterruptedException {
    SortedMap<Long, SortedMap<String, Hash>> hashes = new TreeMap<>();
    long common = client.status().getHeight();
    List<String> endpoints = network.endpoints();
    List<LaplaceClient> validators = new ArrayList<>();
    try {
      for (String endpoint : endpoints) {
        LaplaceClient validator =
            LaplaceClient.connect(
                List.of(Endpoint.parse(endpoint).orElseThrow()),
                Sequences.in(network.directory().resolve("sequences")));
        validators.add(validator);
        common = Math.min(common, validator.status().getHeight());
      }
      for (long height = 1; height <= common; height++) {
        SortedMap<String, Hash> atHeight = new TreeMap<>();
        for (int index = 0; index < validators.size(); index++) {
          atHeight.put(
              "node" + index, new Hash(validators.get(index).appHash(height).getAppHash()));
        }
        hashes.put(height, atHeight);
      }
      return hashes;
    } finally {
      validators.forEach(LaplaceClient::close);
    }
  }
}
