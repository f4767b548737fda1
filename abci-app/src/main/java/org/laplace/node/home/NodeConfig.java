package org.laplace.node.home;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a node is told by {@code laplace.json} in its directory.
 *
 * @param name shown to peers and in listings, letters, digits, dots and dashes
 * @param consensus which driver runs the application
 * @param gatewayHost where gRPC and JSON listen; anything but the loopback makes the node public
 * @param gatewayPort of gRPC and JSON
 * @param rpcPort of CometBFT's RPC, on the loopback
 * @param p2pAddress host and port for other nodes
 * @param peers as {@code nodeid@host:port}
 * @param commitTimeoutMs pause between blocks: CometBFT's timeout_commit, solo's interval
 * @param localNetwork several nodes on this machine
 */
public record NodeConfig(
    String name,
    Consensus consensus,
    String gatewayHost,
    int gatewayPort,
    int rpcPort,
    String p2pAddress,
    List<String> peers,
    long commitTimeoutMs,
    boolean localNetwork) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** Which driver runs the application. */
  public enum Consensus {
    COMETBFT,
    SOLO
  }

  public NodeConfig {
    peers = List.copyOf(peers);
    require(name.matches("[A-Za-z0-9.-]{1,64}"), "name has 1 to 64 letters, digits, dots, dashes");
    requirePort(gatewayPort, "gatewayPort");
    requirePort(rpcPort, "rpcPort");
    require(commitTimeoutMs >= 0, "commitTimeoutMs is not negative");
    require(p2pAddress.matches("[^\"\\s]+:[0-9]{1,5}"), "p2pAddress is host:port");
    for (String peer : peers) {
      require(peer.matches("[0-9a-f]{40}@[^\"\\s,@]+:[0-9]{1,5}"), "a peer is nodeid@host:port");
    }
  }

  /** The file is not there, not readable or not right; the message says which and where. */
  public static final class InvalidConfigException extends Exception {
    private static final long serialVersionUID = 1L;

    public InvalidConfigException(String message) {
      super(message);
    }
  }

  public static NodeConfig read(Path file) throws InvalidConfigException {
    try {
      return JSON.readValue(Files.readAllBytes(file), NodeConfig.class);
    } catch (JsonProcessingException e) {
      throw new InvalidConfigException(file + ": " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new InvalidConfigException(file + " cannot be read: " + e.getMessage());
    }
  }

  public void write(Path file) throws IOException {
    Files.write(file, JSON.writeValueAsBytes(this));
  }

  private static void requirePort(int port, String name) {
    require(port >= 1 && port <= 65535, name + " is 1 to 65535");
  }

  private static void require(boolean condition, String text) {
    if (!condition) {
      throw new IllegalArgumentException(text);
    }
  }
}
