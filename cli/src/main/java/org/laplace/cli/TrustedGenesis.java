package org.laplace.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import org.laplace.primitives.light.Validator;
import org.laplace.primitives.light.ValidatorSet;

/**
 * The chain id and the first validators of a genesis file as CometBFT reads it.
 *
 * @param validators in the order of a validator set: by power, largest first, then by address
 */
record TrustedGenesis(String chainId, ValidatorSet validators) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ED25519 = "tendermint/PubKeyEd25519";

  static TrustedGenesis read(Path file) throws IOException {
    try {
      JsonNode genesis = JSON.readTree(Files.readAllBytes(file));
      List<Validator> validators = new ArrayList<>();
      for (JsonNode validator : genesis.path("validators")) {
        validators.add(validator(validator));
      }
      String chainId = genesis.path("chain_id").asText();
      if (chainId.isEmpty() || validators.isEmpty()) {
        throw new IllegalArgumentException("it names no chain or no validators");
      }
      validators.sort(
          Comparator.comparingLong(Validator::power)
              .reversed()
              .thenComparing(Validator::address, ByteString.unsignedLexicographicalComparator()));
      return new TrustedGenesis(chainId, new ValidatorSet(validators));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new IOException(
          file + " is no genesis file of a chain with Ed25519 validators: " + e.getMessage(), e);
    }
  }

  private static Validator validator(JsonNode json) {
    JsonNode key = json.path("pub_key");
    if (!key.path("type").asText().equals(ED25519)) {
      throw new IllegalArgumentException("a validator's key is not of type " + ED25519);
    }
    byte[] bytes = Base64.getDecoder().decode(key.path("value").asText());
    return new Validator(ByteString.copyFrom(bytes), Long.parseLong(json.path("power").asText()));
  }
}
