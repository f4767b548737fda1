package org.laplace.ledger;

/** Every limit of the ledger, units last. */
public final class LedgerLimits {
  /** A lane may have this many transactions waiting beyond its committed sequence. */
  public static final int LANE_PENDING_TXS_MAX = 64;

  /** Transactions in the application's mempool. */
  public static final int MEMPOOL_TXS_MAX = 20_000;

  /** Bytes of transactions in the application's mempool. */
  public static final long MEMPOOL_SIZE_BYTES = 256L << 20;

  /** Transactions in one block. */
  public static final int BLOCK_TXS_MAX = 10_000;

  /** Messages that the transactions of one block may send. */
  public static final int BLOCK_MESSAGES_MAX = 100_000;

  /** Weight of one transaction's signature and lane record. */
  public static final long TX_BASE_WEIGHT = 500;

  /** Validators in the registry. */
  public static final int VALIDATORS_MAX = 100;

  /** Power of all validators together, as CometBFT allows. */
  public static final long POWER_TOTAL_MAX = Long.MAX_VALUE / 8;

  /**
   * What genesis may issue, and what a faucet never adds to beyond: half of what an amount can be.
   */
  public static final long GENESIS_SUPPLY_MICRO_LAP_MAX = 1L << 62;

  /** A deposit or a fixed fee that genesis sets; sums with prices stay amounts. */
  public static final long PARAM_MICRO_LAP_MAX = 1L << 60;

  /**
   * One drip of a faucet; with {@link #BLOCK_MESSAGES_MAX} drips a block cannot issue more than an
   * amount can be.
   */
  public static final long FAUCET_AMOUNT_MICRO_LAP_MAX = 1L << 40;

  /** Any span of blocks that genesis sets; sums of heights and spans stay far inside a long. */
  public static final long SPAN_BLOCKS_MAX = 1L << 32;

  /** Work units of one job that genesis may allow. */
  public static final long WORK_UNITS_MAX = 1L << 60;

  /** An engine's name; it stands in keys of state. */
  public static final int ENGINE_NAME_BYTES_MAX = 64;

  private LedgerLimits() {}
}
