package org.laplace.node.home;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.laplace.node.cometbft.CometBftFiles;
import org.laplace.node.files.SecretFiles;
import org.laplace.primitives.Hash;
import org.laplace.primitives.key.KeyType;
import org.laplace.primitives.key.PrivateKey;

/** Where things are in a node's directory. */
public record NodeHome(Path directory) {
  /** A unix socket's path may have 107 bytes at the most (sun_path of unix(7)). */
  private static final int SOCKET_PATH_BYTES_MAX = 107;

  public Path config() {
    return directory.resolve("laplace.json");
  }

  /** CometBFT's home: its config/ and data/. */
  public CometBftFiles cometBft() {
    return new CometBftFiles(cometBftDirectory());
  }

  public Path cometBftDirectory() {
    return directory.resolve("cometbft");
  }

  public Path genesis() {
    return cometBft().genesis();
  }

  /** The application's state. */
  public Path state() {
    return directory.resolve("state");
  }

  /** Blocks of the solo driver. */
  public Path soloBlocks() {
    return directory.resolve("solo");
  }

  public Path lock() {
    return directory.resolve("lock");
  }

  public Path cometBftPid() {
    return directory.resolve("cometbft.pid");
  }

  public Path log(String process) {
    return directory.resolve("logs").resolve(process + ".log");
  }

  /** The seed of the hot lane, which attests; in a file of its own so that it can be replaced. */
  public Path hotKey() {
    return directory.resolve("hot.key");
  }

  /** The seed of the consensus key. */
  public Path consensusKey() {
    return directory.resolve("consensus.key");
  }

  /** The seed of the key by which peers know the node. */
  public Path nodeKey() {
    return directory.resolve("node.key");
  }

  /** In the directory itself, or under the temporary directory where its path would be too long. */
  public Path applicationSocket() {
    Path own = directory.toAbsolutePath().resolve("app.sock");
    if (own.toString().getBytes(StandardCharsets.UTF_8).length <= SOCKET_PATH_BYTES_MAX
        && !own.toString().contains("\"")) {
      return own;
    }
    String name = Hash.of(ByteString.copyFromUtf8(own.toString())).hex().substring(0, 16);
    return Path.of("/tmp", "laplace-" + name + ".sock");
  }

  /** Reads a key's seed, as {@link #writeSeed} wrote it. */
  public static PrivateKey readSeed(Path file) throws IOException {
    String text = Files.readString(file).strip();
    try {
      return PrivateKey.ofSeed(KeyType.ED25519, ByteString.copyFrom(HexFormat.of().parseHex(text)));
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " is no key: 64 hexadecimal digits were expected", e);
    }
  }

  public static void writeSeed(Path file, PrivateKey key) throws IOException {
    SecretFiles.write(
        file,
        (HexFormat.of().formatHex(key.seed().toByteArray()) + "\n")
            .getBytes(StandardCharsets.US_ASCII));
  }
}
