package org.laplace.jabci.solo;

import com.google.protobuf.ByteString;
import com.google.protobuf.Duration;
import java.time.Instant;
import org.laplace.proto.types.ABCIParams;
import org.laplace.proto.types.BlockParams;
import org.laplace.proto.types.ConsensusParams;
import org.laplace.proto.types.EvidenceParams;
import org.laplace.proto.types.ValidatorParams;
import org.laplace.proto.types.VersionParams;

/**
 * What the chain starts from. The driver's own key is the one validator, whatever other validators
 * the application state names.
 *
 * @param chainId name of the chain, not empty
 * @param time time of the first block
 * @param initialHeight height of the first block, at least 1
 * @param power voting power of the one validator, at least 1
 * @param consensusParams see {@link #defaultConsensusParams()}
 * @param appState what InitChain gives to the application, JSON by custom
 */
public record SoloGenesis(
    String chainId,
    Instant time,
    long initialHeight,
    long power,
    ConsensusParams consensusParams,
    ByteString appState) {

  private static final long BLOCK_BYTES_MAX = 4L << 20;
  private static final long EVIDENCE_AGE_BLOCKS = 100_000;
  private static final long EVIDENCE_AGE_S = 48L * 3_600;
  private static final long EVIDENCE_BYTES_MAX = 1L << 20;

  /**
   * @throws IllegalArgumentException when a value is out of its range
   */
  public SoloGenesis {
    if (chainId.isEmpty()) {
      throw new IllegalArgumentException("the chain id is empty");
    }
    if (initialHeight < 1 || power < 1) {
      throw new IllegalArgumentException(
          "initial height and power start at 1, got %d and %d".formatted(initialHeight, power));
    }
  }

  /** A chain with the default parameters that starts at height 1. */
  public static SoloGenesis of(String chainId, Instant time, ByteString appState) {
    return new SoloGenesis(chainId, time, 1, 10, defaultConsensusParams(), appState);
  }

  /** CometBFT's defaults, with vote extensions off. */
  public static ConsensusParams defaultConsensusParams() {
    return ConsensusParams.newBuilder()
        .setBlock(BlockParams.newBuilder().setMaxBytes(BLOCK_BYTES_MAX).setMaxGas(-1))
        .setEvidence(
            EvidenceParams.newBuilder()
                .setMaxAgeNumBlocks(EVIDENCE_AGE_BLOCKS)
                .setMaxAgeDuration(Duration.newBuilder().setSeconds(EVIDENCE_AGE_S))
                .setMaxBytes(EVIDENCE_BYTES_MAX))
        .setValidator(ValidatorParams.newBuilder().addPubKeyTypes("ed25519"))
        .setVersion(VersionParams.getDefaultInstance())
        .setAbci(ABCIParams.getDefaultInstance())
        .build();
  }

  /** The same with vote extensions from this height on. */
  public SoloGenesis withVoteExtensionsFrom(long height) {
    var params =
        consensusParams.toBuilder()
            .setAbci(ABCIParams.newBuilder().setVoteExtensionsEnableHeight(height))
            .build();
    return new SoloGenesis(chainId, time, initialHeight, power, params, appState);
  }
}
