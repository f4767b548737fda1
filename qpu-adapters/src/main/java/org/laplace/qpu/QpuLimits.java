package org.laplace.qpu;

/** Every limit of this module, units last. */
public final class QpuLimits {
  /** A result, as the chain takes it. */
  public static final int RESULT_BYTES_MAX = 262_144;

  /** Runs that the simulator holds, finished ones among them. */
  public static final int LOCAL_RUNS_MAX = 256;

  /** One record of the journal; everything larger is a file of its own. */
  public static final int JOURNAL_RECORD_BYTES_MAX = 1_024;

  /** The journal is written anew when it has grown to this many records. */
  public static final int JOURNAL_RECORDS_MAX = 8_192;

  /** Names of ended runs that are remembered, so that a late word of one starts nothing. */
  public static final int ENDED_RUNS_MAX = 4_096;

  /** Submitted runs that are followed to their payment. */
  public static final int FOLLOWED_RUNS_MAX = 256;

  /** A run that the machine fails at is tried this often. */
  public static final int FAILURES_PER_RUN_MAX = 3;

  /** A run that never ends, perhaps because it takes the process with it, is begun this often. */
  public static final int STARTS_PER_RUN_MAX = 16;

  /** Signed transactions that wait for a block at the same time; the chain allows 64. */
  public static final int PENDING_TRANSACTIONS_MAX = 16;

  /** A transaction that no block holds yet is sent again after this time. */
  public static final long RESEND_AFTER_BLOCKS = 3;

  /** How long a transaction that costs a fee may wait for a block. */
  public static final long CHARGED_TRANSACTION_LIFE_BLOCKS = 20;

  /** After an offer that could not be posted, the next try is made this much later. */
  public static final long OFFER_RETRY_AFTER_BLOCKS = 50;

  /** A run that could only end this close to its deadline is not begun. */
  public static final long DEADLINE_MARGIN_BLOCKS = 2;

  /** Assignments that were heard of and not taken on yet. */
  public static final int HEARD_ASSIGNMENTS_MAX = 64;

  /** Between two looks at the chain while nothing is heard of it. */
  public static final long LOOK_INTERVAL_MS = 500;

  /** Longest wait between two tries to reach a network that does not answer. */
  public static final long RECONNECT_INTERVAL_MAX_MS = 15_000;

  private QpuLimits() {}
}
