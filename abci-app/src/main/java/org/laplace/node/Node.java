package org.laplace.node;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.laplace.jabci.AbciServer;
import org.laplace.jabci.ListenAddress;
import org.laplace.ledger.storage.StateStore;
import org.laplace.node.chain.Chain;
import org.laplace.node.chain.LaplaceApplication;
import org.laplace.node.chain.Protocol;
import org.laplace.node.cometbft.CometBftFiles;
import org.laplace.node.cometbft.CometBftProcess;
import org.laplace.node.cometbft.CometBftRpc;
import org.laplace.node.gateway.Gateway;
import org.laplace.node.home.NodeConfig;
import org.laplace.node.home.NodeHome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running node: the application with its state, the gateway, the audit worker, and CometBFT beside
 * them or the solo driver in their midst. Closing stops them in the reverse order of their start.
 */
public final class Node implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Node.class);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final NodeConfig config;

  private Node(NodeConfig config) {
    this.config = config;
  }
}
