package org.laplace.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laplace.wallet.Endpoint;

/**
 * The network that commands use unless they are told another: the one that {@code laplace localnet}
 * started last.
 *
 * @param endpoints gateways of its nodes
 * @param keyDirectory a key store with keys of the network
 * @param clientKey name of the funded key there that clients use
 * @param genesis file of the network, by which receipts are verified
 */
public record NetworkFile(
    String chainId, List<Endpoint> endpoints, Path keyDirectory, String clientKey, Path genesis) {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  public NetworkFile {
    endpoints = List.copyOf(endpoints);
  }

  /** {@code .laplace/network.json} in a user's home. */
  public static Path in(Path home) {
    return home.resolve(".laplace").resolve("network.json");
  }

  /** Writes the file, in the place of the one that is there; readers see one of them whole. */
  public void write(Path file) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (directory == null) {
      throw new IOException(file + " is no file");
    }
    Files.createDirectories(directory);
    Path fresh = Files.createTempFile(directory, ".network-", ".tmp");
    try {
      Files.writeString(fresh, Json.pretty(json()), StandardCharsets.UTF_8);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /**
   * Reads the file.
   *
   * @return empty if there is none
   * @throws IOException if it is not what {@link #write} writes
   */
  public static Optional<NetworkFile> read(Path file) throws IOException {
    try {
      return Optional.of(JSON.readValue(Files.readAllBytes(file), Wire.class).network());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new IOException(
          file + " does not describe a network; delete it and start ./laplace localnet again", e);
    }
  }

  /** As it stands in the file. */
  JsonNode json() {
    return JSON.valueToTree(Wire.of(this));
  }

  /** Removes the file if it still describes this network. */
  public void removeFrom(Path file) throws IOException {
    if (read(file).filter(this::equals).isPresent()) {
      Files.deleteIfExists(file);
    }
  }

  private record Wire(
      @JsonProperty("chain_id") @Nullable String chainId,
      @Nullable List<String> endpoints,
      @JsonProperty("key_directory") @Nullable String keyDirectory,
      @JsonProperty("client_key") @Nullable String clientKey,
      @Nullable String genesis) {
    static Wire of(NetworkFile network) {
      return new Wire(
          network.chainId,
          network.endpoints.stream().map(Endpoint::toString).toList(),
          network.keyDirectory.toAbsolutePath().toString(),
          network.clientKey,
          network.genesis.toAbsolutePath().toString());
    }

    NetworkFile network() {
      if (chainId == null
          || endpoints == null
          || endpoints.isEmpty()
          || keyDirectory == null
          || clientKey == null
          || genesis == null) {
        throw new IllegalArgumentException("a field is missing");
      }
      return new NetworkFile(
          chainId,
          endpoints.stream().map(text -> Endpoint.parse(text).orElseThrow()).toList(),
          Path.of(keyDirectory),
          clientKey,
          Path.of(genesis));
    }
  }
}
