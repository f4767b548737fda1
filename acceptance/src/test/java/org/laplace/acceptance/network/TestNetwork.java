package org.laplace.acceptance.network;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.laplace.cli.localnet.ChildProcess;
import org.laplace.cli.localnet.LocalNetwork;
import org.laplace.node.cometbft.CometBftRpc;
import org.laplace.node.home.NodeConfig;
import org.laplace.node.home.NodeHome;
import org.laplace.primitives.Address;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Hash;
import org.laplace.primitives.key.PrivateKey;
import org.laplace.proto.v1.Action;
import org.laplace.proto.v1.Job;
import org.laplace.proto.v1.JobClass;
import org.laplace.proto.v1.JobSpec;
import org.laplace.proto.v1.ListOffersRequest;
import org.laplace.proto.v1.OpenJob;
import org.laplace.proto.v1.QuoteResponse;
import org.laplace.proto.v1.Transfer;
import org.laplace.wallet.Endpoint;
import org.laplace.wallet.LaplaceClient;
import org.laplace.wallet.RefusedException;
import org.laplace.wallet.Sequences;

/** A local network on CometBFT whose processes end with the test, and its clients. */
public final class TestNetwork implements AutoCloseable {
  /** Longer than any restart takes on a busy machine. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final long COMMIT_TIMEOUT_MS = 100;

  private static final long PRICE_LIMIT_MICRO_LAP = 1_000_000;
  private static final long EXPIRY_BLOCKS = 5_000;
  private static final int SHOTS = 100;

  private final LocalNetwork network;
  private final int providers;
  private final LaplaceClient client;
  private final List<LaplaceClient> nodeClients = new ArrayList<>();

  private TestNetwork(LocalNetwork network, int providers) {
    this.network = network;
    this.providers = providers;
    this.client = connect(network.endpoints());
    for (String endpoint : network.endpoints()) {
      nodeClients.add(connect(List.of(endpoint)));
    }
  }

  /**
   * What to start.
   *
   * @param directory made when missing; a network that is there goes on
   * @param providers honest ones
   * @param cometBft the program that nodes start as their CometBFT
   * @param nodeEnvironment variables of each node's first start, by node index
   */
  public record Setup(
      Path directory,
      int validators,
      int providers,
      Path cometBft,
      Map<Integer, Map<String, String>> nodeEnvironment) {

    /** A network to which nothing happens. */
    public static Setup of(Path directory, int validators, int providers)
        throws InterruptedException {
      return new Setup(directory, validators, providers, Tools.cometBft(), Map.of());
    }

    public Setup withCometBft(Path program) {
      return new Setup(directory, validators, providers, program, nodeEnvironment);
    }

    public Setup withNodeEnvironment(Map<Integer, Map<String, String>> environment) {
      return new Setup(directory, validators, providers, cometBft, environment);
    }
  }

  /** Starts a network; returns when each node has a state. */
  public static TestNetwork start(Setup setup) throws IOException, InterruptedException {
    System.setProperty("laplace.home", Tools.repository().toString());
    List<LocalNetwork.ProviderPlan> providers = new ArrayList<>();
    for (int index = 0; index < setup.providers(); index++) {
      providers.add(
          new LocalNetwork.ProviderPlan("provider-" + index, "simulator", 100_000 + index * 1_000));
    }
    LocalNetwork.Plan plan =
        new LocalNetwork.Plan(
            setup.directory(),
            "laplace-acceptance",
            setup.validators(),
            providers,
            Optional.of(setup.cometBft()),
            COMMIT_TIMEOUT_MS,
            setup.nodeEnvironment());
    return new TestNetwork(LocalNetwork.start(plan, System.out::println), setup.providers());
  }

  /** Starts a network to which nothing happens. */
  public static TestNetwork start(Path directory, int validators, int providers)
      throws IOException, InterruptedException {
    return start(Setup.of(directory, validators, providers));
  }

  private LaplaceClient connect(List<String> endpoints) {
    return LaplaceClient.connect(
        endpoints.stream().map(text -> Endpoint.parse(text).orElseThrow()).toList(),
        Sequences.in(network.directory().resolve("sequences")),
        PATIENCE);
  }

  /** Asks any node. */
  public LaplaceClient client() {
    return client;
  }

  /** Each asks its own node only. */
  public List<LaplaceClient> nodeClients() {
    return List.copyOf(nodeClients);
  }

  public ChildProcess node(int index) {
    return network.nodes().get(index);
  }

  public ChildProcess provider(int index) {
    return network.providers().get(index);
  }

  public NodeHome home(int node) {
    return new NodeHome(network.directory().resolve("node" + node));
  }

  public Path genesis() {
    return network.genesis();
  }

  /** What the node was told, its ports among it. */
  public NodeConfig config(int node) throws NodeConfig.InvalidConfigException {
    return NodeConfig.read(home(node).config());
  }

  public URI rpc(int node) throws NodeConfig.InvalidConfigException {
    return URI.create("http://127.0.0.1:" + config(node).rpcPort());
  }

  public CometBftRpc cometBft(int node) throws NodeConfig.InvalidConfigException {
    return new CometBftRpc(rpc(node));
  }

  /** The process that the node's pid file names; empty while there is none that lives. */
  public Optional<ProcessHandle> cometBftProcess(int node) throws IOException {
    Path file = home(node).cometBftPid();
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    String text = Files.readString(file);
    return text.isBlank()
        ? Optional.empty()
        : ProcessHandle.of(Long.parseLong(text.split(" ", -1)[0])).filter(ProcessHandle::isAlive);
  }

  public int providers() {
    return providers;
  }

  /** The account of a provider. */
  public Address providerAddress(int index) throws IOException {
    return network.key("provider-" + index).publicKey().address();
  }

  /** Every account that genesis funded or that takes part in consensus. */
  public List<Address> accounts() throws IOException, RefusedException, InterruptedException {
    List<Address> accounts = new ArrayList<>();
    network.keys().list().forEach(stored -> accounts.add(stored.publicKey().address()));
    client
        .validators()
        .getRegistry()
        .getValidatorsList()
        .forEach(validator -> accounts.add(new Address(validator.getHotLane())));
    return accounts;
  }

  public void awaitOffers() throws Exception {
    Await.until(
        "the offers of " + providers + " providers",
        () ->
            client.offers(ListOffersRequest.getDefaultInstance()).getOffersCount()
                == providers * exactEngines());
  }

  /** A simulator offers each engine whose results can be had again. */
  private long exactEngines() throws RefusedException, InterruptedException {
    return client.params().getParams().getEnginesList().stream()
        .filter(engine -> !engine.getStatistical())
        .count();
  }

  /** Submits a small circuit and returns the job's id. */
  public Hash submitCircuit(long seed) throws RefusedException, IOException, InterruptedException {
    Path program = Tools.repository().resolve("examples/circuits/ghz.qasm");
    JobSpec spec =
        JobSpec.newBuilder()
            .setJobClass(JobClass.JOB_CLASS_CIRCUIT)
            .setProgram(ByteString.copyFrom(Files.readAllBytes(program)))
            .setShots(SHOTS)
            .setSeed(seed)
            .build();
    return submit(spec);
  }

  /** Submits a job as the quote completes its spec, and returns its id. */
  public Hash submit(JobSpec spec) throws RefusedException, IOException, InterruptedException {
    QuoteResponse quote = client.quote(spec);
    OpenJob open =
        OpenJob.newBuilder()
            .setSpec(quote.getSpec())
            .setPriceLimit(PRICE_LIMIT_MICRO_LAP)
            .setExpiryHeight(client.status().getHeight() + EXPIRY_BLOCKS)
            .build();
    PrivateKey key = network.key(LocalNetwork.CLIENT_KEY);
    return client.send(List.of(Action.newBuilder().setOpenJob(open).build()), key).objectId(0);
  }

  /** Pays an account out of the client's. */
  public void fund(Address account, Amount amount)
      throws RefusedException, IOException, InterruptedException {
    client.send(
        List.of(
            Action.newBuilder()
                .setTransfer(
                    Transfer.newBuilder()
                        .setRecipient(account.bytes())
                        .setAmount(amount.microLap()))
                .build()),
        network.key(LocalNetwork.CLIENT_KEY));
  }

  public List<String> endpoints() {
    return network.endpoints();
  }

  /** Waits until a job is in one of its end states. */
  public Job awaitEnd(Hash job) throws Exception {
    return Await.present(
        "the end of job " + job,
        () -> Optional.of(client.getJob(job).getJob()).filter(state -> state.getExitHeight() == 0));
  }

  public long height() throws RefusedException, InterruptedException {
    return client.status().getHeight();
  }

  /** Waits until every node has committed a height. */
  public void awaitHeight(long height) throws Exception {
    for (LaplaceClient node : nodeClients) {
      Await.until("height " + height, () -> node.status().getHeight() >= height);
    }
  }

  @Override
  public void close() throws IOException {
    nodeClients.forEach(LaplaceClient::close);
    client.close();
    network.close();
  }
}
