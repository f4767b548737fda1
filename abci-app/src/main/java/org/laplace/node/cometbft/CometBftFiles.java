package org.laplace.node.cometbft;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.laplace.node.files.SecretFiles;
import org.laplace.primitives.Hash;
import org.laplace.primitives.key.PrivateKey;

/** The files that CometBFT reads from its home directory, as version 0.40 defines them. */
public final class CometBftFiles {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final Path home;

  public CometBftFiles(Path home) {
    this.home = home;
  }

  public Path genesis() {
    return home.resolve("config").resolve("genesis.json");
  }

  public Path validatorKey() {
    return home.resolve("config").resolve("priv_validator_key.json");
  }

  /**
   * What a node's CometBFT is told.
   *
   * @param name shown to peers
   * @param applicationSocket unix socket of the application
   * @param rpcPort on the loopback
   * @param p2pAddress host and port to listen on, for example {@code 127.0.0.1:26656}
   * @param peers as {@code nodeid@host:port}
   * @param commitTimeoutMs how long a block waits for late votes
   * @param localNetwork allows several nodes on one address
   */
  public record Settings(
      String name,
      Path applicationSocket,
      int rpcPort,
      String p2pAddress,
      List<String> peers,
      long commitTimeoutMs,
      boolean localNetwork) {
    public Settings {
      peers = List.copyOf(peers);
    }
  }

  /**
   * Creates the directories and writes both keys; the validator's state only where there is none.
   */
  public void writeKeys(PrivateKey validator, PrivateKey node) throws IOException {
    Files.createDirectories(home.resolve("config"));
    Files.createDirectories(home.resolve("data"));
    Map<String, Object> key = new LinkedHashMap<>();
    key.put("address", address(validator).toUpperCase(Locale.ROOT));
    key.put(
        "pub_key",
        Map.of("type", "tendermint/PubKeyEd25519", "value", base64(validator.publicKey().bytes())));
    key.put("priv_key", secret(validator));
    writeSecret(validatorKey(), key);
    writeSecret(home.resolve("config").resolve("node_key.json"), Map.of("priv_key", secret(node)));
    Path state = home.resolve("data").resolve("priv_validator_state.json");
    if (!Files.exists(state)) {
      Map<String, Object> nothingSigned = new LinkedHashMap<>();
      nothingSigned.put("height", "0");
      nothingSigned.put("round", 0);
      nothingSigned.put("step", 0);
      writeSecret(state, nothingSigned);
    }
  }

  /** Writes config.toml with what differs from CometBFT's defaults. */
  public void writeConfig(Settings settings) throws IOException {
    String config =
        """
        # Written by laplace at each start; changes here are lost.
        proxy_app = "unix://%s"
        abci = "socket"
        moniker = "%s"
        db_backend = "goleveldb"
        log_level = "info"

        [rpc]
        laddr = "tcp://127.0.0.1:%d"

        [p2p]
        laddr = "tcp://%s"
        persistent_peers = "%s"
        pex = %s
        addr_book_strict = %s
        allow_duplicate_ip = %s

        [mempool]
        type = "app"
        recheck = false
        broadcast = true
        max_tx_bytes = 1048576
        reap_interval = "100ms"

        [consensus]
        timeout_commit = "%dms"
        create_empty_blocks = true
        peer_gossip_sleep_duration = "10ms"

        [tx_index]
        indexer = "kv"
        """
            .formatted(
                settings.applicationSocket(),
                settings.name(),
                settings.rpcPort(),
                settings.p2pAddress(),
                String.join(",", settings.peers()),
                !settings.localNetwork(),
                !settings.localNetwork(),
                settings.localNetwork(),
                settings.commitTimeoutMs());
    Files.createDirectories(home.resolve("config"));
    Files.writeString(home.resolve("config").resolve("config.toml"), config);
  }

  /** A node's id among its peers: the address of its node key, in hex. */
  public static String nodeId(PrivateKey node) {
    return address(node);
  }

  /** First 20 bytes of SHA-256 of the raw Ed25519 key. */
  public static ByteString consensusAddress(ByteString publicKey) {
    return Hash.of(publicKey).bytes().substring(0, 20);
  }

  private static String address(PrivateKey key) {
    return HexFormat.of().formatHex(consensusAddress(key.publicKey().bytes()).toByteArray());
  }

  /** CometBFT keeps an Ed25519 secret as seed and public key together. */
  private static Map<String, String> secret(PrivateKey key) {
    return Map.of(
        "type",
        "tendermint/PrivKeyEd25519",
        "value",
        base64(key.seed().concat(key.publicKey().bytes())));
  }

  private static String base64(ByteString bytes) {
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private static void writeSecret(Path file, Object content) throws IOException {
    SecretFiles.write(file, JSON.writeValueAsBytes(content));
  }
}
