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
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import org.laplace.primitives.light.Validator;
import org.laplace.primitives.light.ValidatorSet;
import org.laplace.primitives.receipt.Trust;

/**
 * What of a genesis file matters without CometBFT.
 *
 * @param appState the JSON that the application parses
 * @param validators consensus keys and powers of the first validators
 */
public record GenesisFile(
    String chainId, Instant time, ByteString appState, List<Validator> validators) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public GenesisFile {
    validators = List.copyOf(validators);
  }

  /** What somebody believes who believes this file: its validators sign for its chain. */
  public Trust trust() {
    // The order of a validator set: power descending, then address ascending.
    List<Validator> ordered =
        validators.stream()
            .sorted(
                Comparator.comparingLong(Validator::power)
                    .reversed()
                    .thenComparing(
                        Validator::address, ByteString.unsignedLexicographicalComparator()))
            .toList();
    return new Trust.InValidators(chainId, new ValidatorSet(ordered).hash());
  }

  /** What somebody believes of a solo chain: its one node. */
  public Trust developmentTrust() {
    return new Trust.InDevelopmentNode(chainId, validators.getFirst().key());
  }

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
          ByteString.copyFrom(JSON.writeValueAsBytes(genesis.get("app_state"))),
          validators(file, genesis.path("validators")));
    } catch (JsonProcessingException e) {
      throw new NodeConfig.InvalidConfigException(file + ": " + e.getOriginalMessage());
    } catch (DateTimeException e) {
      throw new NodeConfig.InvalidConfigException(
          file + ": genesis_time is no time: " + e.getMessage());
    } catch (IOException e) {
      throw new NodeConfig.InvalidConfigException(file + " cannot be read: " + e.getMessage());
    }
  }

  private static List<Validator> validators(Path file, JsonNode list)
      throws NodeConfig.InvalidConfigException {
    List<Validator> validators = new ArrayList<>();
    for (JsonNode each : list) {
      try {
        validators.add(
            new Validator(
                ByteString.copyFrom(
                    Base64.getDecoder().decode(each.path("pub_key").path("value").asText())),
                Long.parseLong(each.path("power").asText())));
      } catch (IllegalArgumentException e) {
        throw new NodeConfig.InvalidConfigException(
            file + ": a validator has no base64 key or no decimal power: " + e.getMessage());
      }
    }
    if (validators.isEmpty()) {
      throw new NodeConfig.InvalidConfigException(file + " names no validators");
    }
    return validators;
  }
}
