package org.laplace.jabci;

/** Every limit of this module. */
public final class JabciLimits {
  /**
   * One request without its length prefix. CometBFT's largest block is 100 MiB, and a block travels
   * in one request.
   */
  public static final int FRAME_BYTES_MAX = 128 << 20;

  /** CometBFT opens four. */
  public static final int CONNECTIONS_MAX = 64;

  /** A unix socket's path: Linux could take one byte more, the JDK does not. */
  public static final int UNIX_PATH_BYTES_MAX = 106;

  /** The text of an exception response. */
  public static final int EXCEPTION_CHARACTERS_MAX = 2_000;

  /** What is read and thrown away from a peer after an exception response, so that it arrives. */
  public static final int DRAIN_BYTES_MAX = 1 << 20;

  /** How long closing a server waits for calls in progress. */
  public static final int CLOSE_WAIT_MS_MAX = 10_000;

  /** Transactions in the solo driver's own pool, as CometBFT's default. */
  public static final int SOLO_POOL_TRANSACTIONS_MAX = 5_000;

  /** Bytes of the transactions in the solo driver's own pool. */
  public static final long SOLO_POOL_BYTES_MAX = 64L << 20;

  /** One transaction in the solo driver, as CometBFT's default. */
  public static final int SOLO_TRANSACTION_BYTES_MAX = 1 << 20;

  /** One record of the solo driver's journal. */
  public static final int SOLO_RECORD_BYTES_MAX = 256 << 20;

  /** The newest transactions, whose results the solo driver finds by hash. */
  public static final int SOLO_INDEXED_TRANSACTIONS_MAX = 1_000_000;

  /** CometBFT's largest block, which a consensus parameter of -1 stands for. */
  public static final int SOLO_BLOCK_BYTES_MAX = 100 << 20;

  /** What a block holds beside its transactions: header, evidence, one validator's commit. */
  public static final int SOLO_BLOCK_OVERHEAD_BYTES_MAX = 1_024;

  private JabciLimits() {}
}
