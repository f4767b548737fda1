package org.laplace.node;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laplace.auditor.AuditWorker;
import org.laplace.jabci.AbciServer;
import org.laplace.jabci.Application;
import org.laplace.jabci.ListenAddress;
import org.laplace.jabci.solo.PoolOwner;
import org.laplace.jabci.solo.SoloConfig;
import org.laplace.jabci.solo.SoloDriver;
import org.laplace.jabci.solo.SoloGenesis;
import org.laplace.ledger.storage.StateStore;
import org.laplace.node.chain.Chain;
import org.laplace.node.chain.LaplaceApplication;
import org.laplace.node.chain.Protocol;
import org.laplace.node.cometbft.CometBftFiles;
import org.laplace.node.cometbft.CometBftProcess;
import org.laplace.node.cometbft.CometBftRpc;
import org.laplace.node.gateway.Evidence;
import org.laplace.node.gateway.Gateway;
import org.laplace.node.home.GenesisFile;
import org.laplace.node.home.NodeConfig;
import org.laplace.node.home.NodeHome;
import org.laplace.primitives.key.PrivateKey;
import org.laplace.proto.v1.NodeStatus;
import org.laplace.simulators.EngineCatalog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running node: the application with its state, the gateway, the audit worker, and CometBFT
 * beside them or the solo driver in their midst. Closing stops them in the reverse order of their
 * start, so CometBFT goes while the application still answers.
 */
public final class Node implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Node.class);

  /** Shown to peers and clients. */
  public static final String VERSION = "0.1.0";

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final NodeConfig config;
  private @Nullable Gateway gateway;

  private Node(NodeConfig config) {
    this.config = config;
  }

  /**
   * Starts all parts of a node.
   *
   * @param cometBft the binary; not needed for a solo node
   * @throws IOException when a directory, socket or port cannot be had; the message says what to do
   */
  public static Node start(NodeHome home, NodeConfig config, Optional<Path> cometBft)
      throws IOException, NodeConfig.InvalidConfigException {
    Node node = new Node(config);
    try {
      node.startParts(home, cometBft);
      return node;
    } catch (IOException | NodeConfig.InvalidConfigException | RuntimeException e) {
      node.close();
      throw e;
    }
  }

  private void startParts(NodeHome home, Optional<Path> cometBft)
      throws IOException, NodeConfig.InvalidConfigException {
    PrivateKey consensusKey = NodeHome.readSeed(home.consensusKey());
    Chain chain = new Chain(StateStore.open(home.state()), new Protocol());
    parts.push(chain);
    Evidence evidence =
        switch (config.consensus()) {
          case COMETBFT ->
              new CometEvidence(
                  new CometBftRpc(URI.create("http://127.0.0.1:" + config.rpcPort())));
          case SOLO -> new DevelopmentEvidence(consensusKey);
        };
    PrivateKey hotKey = NodeHome.readSeed(home.hotKey());
    AuditWorker auditor =
        AuditWorker.start(
            EngineCatalog.standard(), new ChainAudits(chain, hotKey.publicKey().address()), hotKey);
    parts.push(auditor);
    ByteString address = CometBftFiles.consensusAddress(consensusKey.publicKey().bytes());
    Gateway door =
        Gateway.start(
            config.gatewayHost(),
            config.gatewayPort(),
            chain,
            evidence,
            () -> status(address, auditor));
    gateway = door;
    parts.push(door);

    Application application = new LaplaceApplication(chain, VERSION);
    switch (config.consensus()) {
      case COMETBFT -> startCometBft(home, application, cometBft.orElseThrow());
      case SOLO -> startSolo(home, application);
    }
    LOG.info("node {} serves gRPC and JSON on {}:{}", config.name(), config.gatewayHost(), port());
  }

  private void startCometBft(NodeHome home, Application application, Path binary)
      throws IOException {
    Path socket = home.applicationSocket();
    parts.push(AbciServer.start(new ListenAddress.Unix(socket), application));
    home.cometBft()
        .writeConfig(
            new CometBftFiles.Settings(
                config.name(),
                socket,
                config.rpcPort(),
                config.p2pAddress(),
                config.peers(),
                config.commitTimeoutMs(),
                config.localNetwork()));
    parts.push(
        CometBftProcess.start(
            binary, home.cometBftDirectory(), home.cometBftPid(), home.log("cometbft")));
  }

  private void startSolo(NodeHome home, Application application)
      throws IOException, NodeConfig.InvalidConfigException {
    GenesisFile genesis = GenesisFile.read(home.genesis());
    SoloDriver driver =
        SoloDriver.open(
            new SoloConfig(
                home.soloBlocks(),
                SoloGenesis.of(genesis.chainId(), genesis.time(), genesis.appState()),
                PoolOwner.APPLICATION,
                InstantSource.system()),
            application);
    parts.push(driver);
    driver.startTimer(
        Duration.ofMillis(Math.max(1, config.commitTimeoutMs())),
        failure -> {
          LOG.error("the solo driver cannot go on", failure);
          Runtime.getRuntime().halt(1);
        });
  }

  private NodeStatus status(ByteString validatorAddress, AuditWorker auditor) {
    return NodeStatus.newBuilder()
        .setConsensus(
            switch (config.consensus()) {
              case COMETBFT -> "cometbft";
              case SOLO -> "solo";
            })
        .setVersion(VERSION)
        .setValidatorAddress(validatorAddress)
        .setAuditProblem(auditor.problem().orElse(""))
        .build();
  }

  /** Where gRPC and JSON are served. */
  public int port() {
    return gateway == null ? config.gatewayPort() : gateway.port();
  }

  @Override
  public void close() {
    while (!parts.isEmpty()) {
      AutoCloseable part = parts.pop();
      try {
        part.close();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (Exception e) {
        LOG.warn("{} did not stop cleanly", part.getClass().getSimpleName(), e);
      }
    }
  }
}
