package org.laplace.ledger.storage;

/** Every limit of storage, units last. */
public final class StorageLimits {
  /** Committed heights of which proofs can be asked, the last one included. */
  public static final int PROVABLE_HEIGHTS = 1_000;

  /** Heights for which what became of a transaction is remembered. */
  public static final long TRANSACTION_HEIGHTS = 100_000;

  /** Longest key of state. */
  public static final int STATE_KEY_BYTES_MAX = 256;

  /** Largest value of state; what is bulkier is a blob. A proof carries up to two values. */
  public static final int STATE_VALUE_BYTES_MAX = 64 * 1024;

  /**
   * Free space below which a directory counts as full when it is opened and at each commit: room
   * for one commit and for what LevelDB rewrites meanwhile.
   */
  public static final long DISK_FREE_BYTES_MIN = 64L << 20;

  /** Nodes that a commit prunes at the most, beyond twice those that it makes stale itself. */
  public static final int PRUNE_BACKLOG_NODES = 1_000;

  /** Roots that a commit prunes at the most; one falls out of the provable heights each time. */
  public static final int PRUNE_ROOTS = 16;

  /** Memory for decompressed blocks of LevelDB. */
  public static final long CACHE_BYTES = 16L << 20;

  /** Files that LevelDB holds open. */
  public static final int OPEN_FILES_MAX = 256;

  private StorageLimits() {}
}
