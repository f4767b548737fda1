package org.laplace.qpu.daemon;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.laplace.primitives.Amount;
import org.laplace.primitives.key.PrivateKey;
import org.laplace.proto.v1.PostOffer;

/**
 * What the operator decides.
 *
 * @param directory where journal and results are kept; one for each key and chain
 * @param key signs for the provider's account, which pays bonds and fees
 * @param offers to be on the chain while the daemon runs; others of this account are withdrawn
 * @param workUnitsPerBlock what one run advances in a block, to judge deadlines; 0: the chain's
 *     reference rate
 * @param feeLimit the most that one transaction may cost
 * @param pauseBlocks how long nothing is offered after a result was found wrong; 0: until resumed
 * @param isResumed whether an earlier pause is over
 * @param drainMax how long {@link ProviderDaemon#stop} lets what runs come to its end
 */
public record ProviderConfig(
    Path directory,
    PrivateKey key,
    List<PostOffer> offers,
    long workUnitsPerBlock,
    Amount feeLimit,
    long pauseBlocks,
    boolean isResumed,
    Duration drainMax) {
  /** Enough for any transaction at an ordinary base fee. */
  public static final Amount FEE_LIMIT = Amount.of(Amount.MICRO_LAP_PER_LAP);

  public static final Duration DRAIN_MAX = Duration.ofSeconds(30);

  public ProviderConfig {
    offers = List.copyOf(offers);
    if (workUnitsPerBlock < 0) {
      throw new IllegalArgumentException("workUnitsPerBlock is not negative");
    }
    if (pauseBlocks < 0) {
      throw new IllegalArgumentException("pauseBlocks is not negative");
    }
  }

  /** With the defaults. */
  public ProviderConfig(Path directory, PrivateKey key, List<PostOffer> offers) {
    this(directory, key, offers, 0, FEE_LIMIT, 0, false, DRAIN_MAX);
  }

  /** The same, but for what a result that was found wrong leads to. */
  public ProviderConfig withPause(long blocks, boolean resumed) {
    return new ProviderConfig(
        directory, key, offers, workUnitsPerBlock, feeLimit, blocks, resumed, drainMax);
  }
}
