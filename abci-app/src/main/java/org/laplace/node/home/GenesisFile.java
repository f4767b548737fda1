package org.laplace.node.home;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * What of a genesis file matters without CometBFT.
 *
 * @param appState the JSON that the application parses
 */
public record GenesisFile(String chainId, Instant time, ByteString appState) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public static GenesisFile read(Path file) throws NodeConfig.InvalidConfigException {
    try {
      JsonNode genesis = JSON.readTree(Files.readAllBytes(file));
      String chainId = genesis.path("chain_id").asText();
      if (chainId.isEmpty() || !genesis.path("app_state").isObject()) {
        throw new NodeConfig.InvalidConfigException(
            file + " lacks chain_id or app_state; it is no genesis file of this kind");
      }
      return new GenesisFile(
          chainId,
          Instant.parse(genesis.path("genesis_time").asText()),
          ByteString.copyFrom(JSON.writeValueAsBytes(genesis.get("app_state"))));
    } catch (JsonProcessingException e) {
      throw new NodeConfig.InvalidConfigException(file + ": " + e.getOriginalMessage());
    } catch (DateTimeException e) {
      throw new NodeConfig.InvalidConfigException(
          file + ": genesis_time is no time: " + e.getMessage());
    } catch (IOException e) {
      throw new NodeConfig.InvalidConfigException(file + " cannot be read: " + e.getMessage());
    }
  }
}
