package org.laplace.node.cometbft;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import org.laplace.proto.crypto.PublicKey;
import org.laplace.proto.types.BlockID;
import org.laplace.proto.types.BlockIDFlag;
import org.laplace.proto.types.Commit;
import org.laplace.proto.types.CommitSig;
import org.laplace.proto.types.Header;
import org.laplace.proto.types.PartSetHeader;
import org.laplace.proto.types.SignedHeader;
import org.laplace.proto.types.Validator;
import org.laplace.proto.types.ValidatorSet;
import org.laplace.proto.version.Consensus;

/** Asks CometBFT's RPC for what a light client needs, as the wire messages that were hashed. */
public final class CometBftRpc {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  /** The most validators that a page of the RPC holds; our registry is no larger. */
  private static final int VALIDATORS_PER_PAGE = 100;

  private final URI base;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(TIMEOUT).version(HttpClient.Version.HTTP_1_1).build();

  /**
   * @param base for example {@code http://127.0.0.1:26657}
   */
  public CometBftRpc(URI base) {
    this.base = base;
  }

  /** CometBFT did not answer, or not with what it should; the message says which call. */
  public static final class RpcException extends Exception {
    private static final long serialVersionUID = 1L;

    RpcException(String message, Throwable cause) {
      super(message, cause);
    }

    RpcException(String message) {
      super(message);
    }
  }

  /** The header of a height with the commit that signed it; fails while there is none. */
  public SignedHeader signedHeader(long height) throws RpcException, InterruptedException {
    JsonNode signed = call("commit?height=" + height).path("signed_header");
    try {
      return SignedHeader.newBuilder()
          .setHeader(header(signed.path("header")))
          .setCommit(commit(signed.path("commit")))
          .build();
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new RpcException("cometbft's commit of height " + height + " is malformed", e);
    }
  }

  /** The validators that sign a height, in the set's order. */
  public ValidatorSet validators(long height) throws RpcException, InterruptedException {
    JsonNode page = call("validators?height=" + height + "&page=1&per_page=" + VALIDATORS_PER_PAGE);
    try {
      ValidatorSet.Builder set = ValidatorSet.newBuilder();
      long total = 0;
      for (JsonNode each : page.path("validators")) {
        Validator validator = validator(each);
        total = Math.addExact(total, validator.getVotingPower());
        set.addValidators(validator);
      }
      if (set.getValidatorsCount() > 0) {
        set.setProposer(set.getValidators(0));
      }
      return set.setTotalVotingPower(total).build();
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new RpcException("cometbft's validators of height " + height + " are malformed", e);
    }
  }

  private JsonNode call(String path) throws RpcException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(base.resolve("/" + path)).timeout(TIMEOUT).build();
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      JsonNode answer = JSON.readTree(response.body());
      if (answer.hasNonNull("error")) {
        throw new RpcException("cometbft refused " + path + ": " + answer.get("error"));
      }
      return answer.path("result");
    } catch (JsonProcessingException e) {
      throw new RpcException("cometbft's answer to " + path + " is no JSON", e);
    } catch (IOException e) {
      throw new RpcException("cometbft does not answer " + path + ": " + e.getMessage(), e);
    }
  }

  private static Header header(JsonNode json) {
    return Header.newBuilder()
        .setVersion(
            Consensus.newBuilder()
                .setBlock(json.path("version").path("block").asLong())
                .setApp(json.path("version").path("app").asLong()))
        .setChainId(json.path("chain_id").asText())
        .setHeight(json.path("height").asLong())
        .setTime(time(json.path("time")))
        .setLastBlockId(blockId(json.path("last_block_id")))
        .setLastCommitHash(hex(json.path("last_commit_hash")))
        .setDataHash(hex(json.path("data_hash")))
        .setValidatorsHash(hex(json.path("validators_hash")))
        .setNextValidatorsHash(hex(json.path("next_validators_hash")))
        .setConsensusHash(hex(json.path("consensus_hash")))
        .setAppHash(hex(json.path("app_hash")))
        .setLastResultsHash(hex(json.path("last_results_hash")))
        .setEvidenceHash(hex(json.path("evidence_hash")))
        .setProposerAddress(hex(json.path("proposer_address")))
        .build();
  }

  private static Commit commit(JsonNode json) {
    Commit.Builder commit =
        Commit.newBuilder()
            .setHeight(json.path("height").asLong())
            .setRound(json.path("round").asInt())
            .setBlockId(blockId(json.path("block_id")));
    for (JsonNode signature : json.path("signatures")) {
      commit.addSignatures(
          CommitSig.newBuilder()
              .setBlockIdFlag(flag(signature.path("block_id_flag").asInt()))
              .setValidatorAddress(hex(signature.path("validator_address")))
              .setTimestamp(time(signature.path("timestamp")))
              .setSignature(base64(signature.path("signature"))));
    }
    return commit.build();
  }

  private static BlockIDFlag flag(int number) {
    BlockIDFlag flag = BlockIDFlag.forNumber(number);
    if (flag == null) {
      throw new IllegalArgumentException("no block id flag: " + number);
    }
    return flag;
  }

  private static BlockID blockId(JsonNode json) {
    return BlockID.newBuilder()
        .setHash(hex(json.path("hash")))
        .setPartSetHeader(
            PartSetHeader.newBuilder()
                .setTotal(json.path("parts").path("total").asInt())
                .setHash(hex(json.path("parts").path("hash"))))
        .build();
  }

  private static Validator validator(JsonNode json) {
    if (!json.path("pub_key").path("type").asText().equals("tendermint/PubKeyEd25519")) {
      throw new IllegalArgumentException("not an Ed25519 validator: " + json.path("pub_key"));
    }
    return Validator.newBuilder()
        .setAddress(hex(json.path("address")))
        .setPubKey(PublicKey.newBuilder().setEd25519(base64(json.path("pub_key").path("value"))))
        .setVotingPower(json.path("voting_power").asLong())
        .setProposerPriority(json.path("proposer_priority").asLong())
        .build();
  }

  private static Timestamp time(JsonNode json) {
    Instant instant = Instant.parse(json.asText());
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano())
        .build();
  }

  private static ByteString hex(JsonNode json) {
    return ByteString.copyFrom(HexFormat.of().parseHex(json.asText()));
  }

  private static ByteString base64(JsonNode json) {
    return json.isNull() || json.isMissingNode()
        ? ByteString.EMPTY
        : ByteString.copyFrom(Base64.getDecoder().decode(json.asText()));
  }
}
