package org.laplace.cli.localnet;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.laplace.node.cometbft.CometBftProcess;
import org.laplace.node.home.Network;
import org.laplace.node.home.NetworkDefaults;
import org.laplace.node.home.NodeConfig;
import org.laplace.node.home.NodeHome;
import org.laplace.primitives.Address;
import org.laplace.primitives.Amount;
import org.laplace.primitives.key.KeyType;
import org.laplace.primitives.key.PrivateKey;
import org.laplace.wallet.KeyStore;
import org.laplace.wallet.RefusedException;

/**
 * Validators and providers of a network of its own, each a process, all on the loopback. Whatever
 * dies is started again until the network is closed.
 */
public final class LocalNetwork implements AutoCloseable {
  /** The funded account that clients of the network use. */
  public static final String CLIENT_KEY = "client";

  public static final int VALIDATORS_MAX = 7;
  public static final int PROVIDERS_MAX = 8;

  private static final Amount CLIENT_BALANCE = Amount.of(1_000_000 * Amount.MICRO_LAP_PER_LAP);
  private static final Amount PROVIDER_BALANCE = Amount.of(100_000 * Amount.MICRO_LAP_PER_LAP);
  private static final Amount PAYOUT_BALANCE = Amount.of(Amount.MICRO_LAP_PER_LAP);

  /** Room for the largest job that the network takes; a heap grows only as far as jobs need it. */
  private static final int NODE_HEAP_MB = 640;

  private static final int PROVIDER_HEAP_MB = 640;

  /** Nodes start one after another: several JVMs at once are slower on few cores. */
  private static final Duration START_PATIENCE = Duration.ofMinutes(5);

  private static final Duration POLL_INTERVAL = Duration.ofMillis(200);

  private final Plan plan;
  private final PortBlock ports;
  private final KeyStore keys;
  private final List<ChildProcess> nodes = new ArrayList<>();
  private final List<ChildProcess> providers = new ArrayList<>();
  private final List<Integer> gatewayPorts = new ArrayList<>();

  /**
   * What to start.
   *
   * @param directory of the network, made when missing; a network that is there already goes on
   * @param validators 1 to 7; 1 for a solo network
   * @param cometBft the binary; empty for a solo network
   * @param commitTimeoutMs pause between blocks
   * @param nodeEnvironment extra variables of each node's first start, by node index
   */
  public record Plan(
      Path directory,
      String chainId,
      int validators,
      List<ProviderPlan> providers,
      Optional<Path> cometBft,
      long commitTimeoutMs,
      Map<Integer, Map<String, String>> nodeEnvironment) {
    public Plan {
      providers = List.copyOf(providers);
      nodeEnvironment = Map.copyOf(nodeEnvironment);
    }

    NodeConfig.Consensus consensus() {
      return cometBft.isPresent() ? NodeConfig.Consensus.COMETBFT : NodeConfig.Consensus.SOLO;
    }
  }

  /**
   * One provider.
   *
   * @param name of its key and its directory
   * @param adapter as {@code laplace provider start --adapter} names it
   * @param pricePerMegaWork micro-LAP per million work units
   */
  public record ProviderPlan(String name, String adapter, long pricePerMegaWork) {}

  private LocalNetwork(Plan plan, PortBlock ports, KeyStore keys) {
    this.plan = plan;
    this.ports = ports;
    this.keys = keys;
  }

  /**
   * Starts everything and returns when every node has a state and answers.
   *
   * @param progress told one line at a time
   */
  public static LocalNetwork start(Plan plan, Consumer<String> progress)
      throws IOException, InterruptedException {
    Files.createDirectories(plan.directory());
    LocalNetwork network =
        new LocalNetwork(plan, PortBlock.take(), KeyStore.in(plan.directory().resolve("keys")));
    try {
      network.startAll(progress);
      return network;
    } catch (IOException | InterruptedException | RuntimeException e) {
      network.close();
      throw e;
    }
  }

  private void startAll(Consumer<String> progress) throws IOException, InterruptedException {
    List<NodeHome> homes = writeHomes();
    for (int index = 0; index < homes.size(); index++) {
      progress.accept(
          "starting validator "
              + (index + 1)
              + " of "
              + homes.size()
              + " ("
              + plan.consensus()
              + ")");
      nodes.add(
          ChildProcess.start(
              "node" + index,
              NODE_HEAP_MB,
              nodeCommand(homes.get(index)),
              homes.get(index).log("node"),
              plan.nodeEnvironment().getOrDefault(index, Map.of())));
    }
    awaitReady(progress);
    for (ProviderPlan provider : plan.providers()) {
      progress.accept(
          "starting provider "
              + provider.name()
              + " ("
              + provider.adapter()
              + ", "
              + provider.pricePerMegaWork()
              + " micro-LAP per million work units)");
      providers.add(
          ChildProcess.start(
              provider.name(),
              PROVIDER_HEAP_MB,
              providerCommand(provider),
              plan.directory().resolve(provider.name()).resolve("provider.log"),
              Map.of()));
    }
  }

  private List<String> nodeCommand(NodeHome home) {
    List<String> command =
        new ArrayList<>(
            List.of("node", "start", "--home", home.directory().toString(), "--attached"));
    plan.cometBft().ifPresent(binary -> command.addAll(List.of("--cometbft", binary.toString())));
    return command;
  }

  private List<String> providerCommand(ProviderPlan provider) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "provider",
                "start",
                "--adapter",
                provider.adapter(),
                "--home",
                plan.directory().resolve(provider.name()).toString(),
                "--keys",
                plan.directory().resolve("keys").toString(),
                "--key",
                provider.name(),
                "--price",
                Long.toString(provider.pricePerMegaWork()),
                "--attached"));
    for (String endpoint : endpoints()) {
      command.add("--node");
      command.add(endpoint);
    }
    return command;
  }

  /** Writes each node's directory, unless the network is there from an earlier start. */
  private List<NodeHome> writeHomes() throws IOException {
    List<NodeHome> homes = new ArrayList<>();
    for (int index = 0; index < plan.validators(); index++) {
      homes.add(new NodeHome(plan.directory().resolve("node" + index)));
    }
    boolean isNew = !Files.exists(homes.getFirst().genesis());
    SecureRandom random = new SecureRandom();
    List<Network.ValidatorKeys> validators = new ArrayList<>();
    Map<Address, Amount> accounts = new LinkedHashMap<>();
    accounts.put(key(CLIENT_KEY).publicKey().address(), CLIENT_BALANCE);
    for (ProviderPlan provider : plan.providers()) {
      accounts.put(key(provider.name()).publicKey().address(), PROVIDER_BALANCE);
    }
    for (int index = 0; index < plan.validators(); index++) {
      Address payout = key("validator-" + index).publicKey().address();
      accounts.put(payout, PAYOUT_BALANCE);
      validators.add(
          isNew
              ? Network.ValidatorKeys.generate(random, payout)
              : readKeys(homes.get(index), payout));
    }
    List<String> p2p = new ArrayList<>();
    for (int index = 0; index < plan.validators(); index++) {
      p2p.add("127.0.0.1:" + ports.next());
    }
    Network network =
        new Network(plan.chainId(), NetworkDefaults.testParams(), accounts, validators);
    Instant now = Instant.now();
    for (int index = 0; index < plan.validators(); index++) {
      NodeConfig config = config(index, p2p, validators);
      if (isNew) {
        network.writeHome(homes.get(index), validators.get(index), config, now);
      } else {
        config.write(homes.get(index).config());
      }
    }
    return homes;
  }

  private NodeConfig config(int index, List<String> p2p, List<Network.ValidatorKeys> validators) {
    int gateway = ports.next();
    gatewayPorts.add(gateway);
    List<String> peers = new ArrayList<>(Network.peersOf(validators, p2p));
    peers.remove(index);
    return new NodeConfig(
        "node" + index,
        plan.consensus(),
        "127.0.0.1",
        gateway,
        ports.next(),
        p2p.get(index),
        peers,
        plan.commitTimeoutMs(),
        true);
  }

  private static Network.ValidatorKeys readKeys(NodeHome home, Address payout) throws IOException {
    return new Network.ValidatorKeys(
        NodeHome.readSeed(home.consensusKey()),
        NodeHome.readSeed(home.nodeKey()),
        NodeHome.readSeed(home.hotKey()),
        payout,
        10);
  }

  /** A key of the network, made when missing; worth nothing elsewhere, so not encrypted. */
  public PrivateKey key(String name) throws IOException {
    try {
      boolean exists = keys.list().stream().anyMatch(stored -> stored.name().equals(name));
      if (!exists) {
        keys.createUnencrypted(name, KeyType.ED25519);
      }
      return keys.load(name, purpose -> Optional.empty());
    } catch (RefusedException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private void awaitReady(Consumer<String> progress) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
      long deadline = System.nanoTime() + START_PATIENCE.toNanos();
      for (int index = 0; index < nodes.size(); index++) {
        while (!isHealthy(http, gatewayPorts.get(index))) {
          if (System.nanoTime() > deadline) {
            throw new IOException(
                nodes.get(index).name() + " does not get ready; see " + nodes.get(index).log());
          }
          Thread.sleep(POLL_INTERVAL);
        }
      }
    }
    progress.accept("the network produces blocks");
  }

  private static boolean isHealthy(HttpClient http, int port) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health"))
            .timeout(Duration.ofSeconds(2))
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** Where each node serves gRPC and JSON, as {@code host:port}. */
  public List<String> endpoints() {
    return gatewayPorts.stream().map(port -> "127.0.0.1:" + port).toList();
  }

  public Path directory() {
    return plan.directory();
  }

  public KeyStore keys() {
    return keys;
  }

  public List<ChildProcess> nodes() {
    return List.copyOf(nodes);
  }

  public List<ChildProcess> providers() {
    return List.copyOf(providers);
  }

  /** Whether one node runs without CometBFT. */
  public boolean isSolo() {
    return plan.consensus() == NodeConfig.Consensus.SOLO;
  }

  public String chainId() {
    return plan.chainId();
  }

  /** The genesis file, from which receipts are verified. */
  public Path genesis() {
    return new NodeHome(plan.directory().resolve("node0")).genesis();
  }

  @Override
  public void close() throws IOException {
    providers.forEach(ChildProcess::requestStop);
    nodes.forEach(ChildProcess::requestStop);
    providers.forEach(ChildProcess::close);
    nodes.forEach(ChildProcess::close);
    // A node that was dead at that moment, or had to be killed, has left its CometBFT behind.
    for (int index = 0; index < plan.validators(); index++) {
      CometBftProcess.endLeftOver(
          new NodeHome(plan.directory().resolve("node" + index)).cometBftPid());
    }
    ports.close();
  }
}
