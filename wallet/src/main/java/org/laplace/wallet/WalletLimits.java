package org.laplace.wallet;

/** Every limit of the wallet, units last. */
final class WalletLimits {
  static final int KEY_FILE_BYTES_MAX = 64 << 10;
  static final int KEY_NAME_CHARACTERS_MAX = 64;
  static final int PASSPHRASE_FILE_BYTES_MAX = 4 << 10;
  static final int SEQUENCE_FILE_BYTES_MAX = 4 << 10;

  /** Memory that a key file may ask for; more is a damaged file or an attack on this machine. */
  static final long KEY_DERIVATION_MEMORY_BYTES_MAX = 256L << 20;

  static final int KEY_DERIVATION_RUNS_MAX = 16;
  static final int KEY_DERIVATION_THREADS_MAX = 16;

  /** A receipt or a result of the largest size, with room for the encoding around it. */
  static final int ANSWER_BYTES_MAX = 16 << 20;

  /** Endpoints of one client. */
  static final int ENDPOINTS_COUNT_MAX = 64;

  /** How far ahead of the chain a transaction is still valid. */
  static final long EXPIRY_BLOCKS = 200;

  /** How long a node may take to answer a plain question. */
  static final long ANSWER_TIMEOUT_MS = 20_000;

  /** A node answers after at most a minute while it waits for a block. */
  static final long COMMIT_TIMEOUT_MS = 80_000;

  static final long RETRY_PAUSE_MS = 250;

  /** How often the wait for a block is taken up again. */
  static final int COMMIT_WAIT_RETRIES_MAX = 5;

  /** How often a transaction is signed anew because others used its sequence. */
  static final int SEQUENCE_RETRIES_MAX = 5;

  private WalletLimits() {}
}
