package org.laplace.rewards;

/** Every limit of rewards, units last. */
public final class RewardsLimits {
  /** Weight of a transfer beside its bytes: one account is read and written. */
  public static final long TRANSFER_WEIGHT = 500;

  /**
   * Weight of a drip beside its bytes. Drips cost no fee, so their weight is what bounds them: 64
   * fill a block of 8,000,000, which is what networks have by default.
   */
  public static final long DRIP_FAUCET_WEIGHT = 124_000;

  /** The base fee changes by at most this fraction of itself in a block (as in EIP-1559). */
  public static final long BASE_FEE_CHANGE_DENOMINATOR = 8;

  private RewardsLimits() {}
}
