package org.laplace.primitives;

/** Every limit of this module. */
public final class PrimitivesLimits {
  /** A transaction as it travels. */
  public static final int TRANSACTION_BYTES_MAX = 1 << 20;

  public static final int ACTIONS_PER_TRANSACTION_MAX = 256;

  /** As CometBFT allows. */
  public static final int CHAIN_ID_BYTES_MAX = 50;

  /** As CometBFT allows. */
  public static final int VALIDATORS_MAX = 10_000;

  /** The sum of all voting powers, as CometBFT allows: an eighth of the largest long. */
  public static final long VOTING_POWER_MAX = Long.MAX_VALUE / 8;

  /** A receipt as it travels: the largest message that gRPC takes by default. */
  public static final int RECEIPT_BYTES_MAX = 4 << 20;

  /** A Bech32m string, BIP-173. */
  public static final int BECH32M_CHARACTERS_MAX = 90;

  private PrimitivesLimits() {}
}
