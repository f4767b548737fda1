package org.laplace.jabci.solo;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.TreeMap;
import org.laplace.jabci.JabciLimits;
import org.laplace.proto.abci.ResponseFinalizeBlock;
import org.laplace.proto.abci.ResponseInitChain;
import org.laplace.proto.abci.Validator;
import org.laplace.proto.abci.ValidatorUpdate;
import org.laplace.proto.types.ConsensusParams;

/**
 * What the application has decided about the chain: its parameters and the power of the one
 * validator. Updates for other validators have no effect, there is nobody to run them; neither has
 * a power of 0 for the one that is left.
 */
final class ChainRules {
  /** An update from height h counts from h + 2 on. */
  private static final int POWER_DELAY_BLOCKS = 2;

  private final ByteString publicKey;

  /** Power by the first height that it holds for. */
  private final TreeMap<Long, Long> powers = new TreeMap<>();

  private ConsensusParams params;

  ChainRules(SoloGenesis genesis, ByteString publicKey) {
    this.publicKey = publicKey;
    this.params = genesis.consensusParams();
    powers.put(0L, genesis.power());
  }

  void apply(ResponseInitChain response) {
    updateParams(response.getConsensusParams());
    updatePower(response.getValidatorsList(), 0);
  }

  void apply(long height, ResponseFinalizeBlock response) {
    updateParams(response.getConsensusParamUpdates());
    updatePower(response.getValidatorUpdatesList(), height + POWER_DELAY_BLOCKS);
    // Nobody asks for powers below the previous commit's.
    powers.headMap(powers.floorKey(height), false).clear();
  }

  /** Parameters of the next block. */
  ConsensusParams params() {
    return params;
  }

  Validator validator(ByteString address, long height) {
    return Validator.newBuilder()
        .setAddress(address)
        .setPower(powers.floorEntry(height).getValue())
        .build();
  }

  boolean extendsVotes(long height) {
    long from = params.getAbci().getVoteExtensionsEnableHeight();
    return from > 0 && height >= from;
  }

  /** Bytes that the transactions of a block may take, with their framing. */
  long txBytesMax() {
    long block = params.getBlock().getMaxBytes();
    return (block < 0 ? JabciLimits.SOLO_BLOCK_BYTES_MAX : block)
        - JabciLimits.SOLO_BLOCK_OVERHEAD_BYTES_MAX;
  }

  /** Sum of gas_wanted that a block may hold; -1 is no limit. */
  long gasMax() {
    return params.getBlock().getMaxGas();
  }

  private void updateParams(ConsensusParams update) {
    var next = params.toBuilder();
    if (update.hasBlock()) {
      next.setBlock(update.getBlock());
    }
    if (update.hasEvidence()) {
      next.setEvidence(update.getEvidence());
    }
    if (update.hasValidator()) {
      next.setValidator(update.getValidator());
    }
    if (update.hasVersion()) {
      next.setVersion(update.getVersion());
    }
    if (update.hasAbci()) {
      next.setAbci(update.getAbci());
    }
    if (update.hasAuthority()) {
      next.setAuthority(update.getAuthority());
    }
    params = next.build();
  }

  private void updatePower(List<ValidatorUpdate> updates, long fromHeight) {
    for (ValidatorUpdate update : updates) {
      if (update.getPubKey().getEd25519().equals(publicKey) && update.getPower() > 0) {
        powers.put(fromHeight, update.getPower());
      }
    }
  }
}
