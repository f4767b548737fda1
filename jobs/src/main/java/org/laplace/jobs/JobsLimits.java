package org.laplace.jobs;

/** Every limit of the market, units last. */
public final class JobsLimits {
  // What a client may ask for.
  public static final int PROGRAM_BYTES_MAX = 262_144;
  public static final int INPUTS_MAX = 256;

  /** Observables of a circuit. */
  public static final int OBSERVABLES_PER_JOB_MAX = 256;

  /** Pauli products of all observables of a circuit. */
  public static final int PAULI_TERMS_PER_JOB_MAX = 4096;

  public static final int INPUT_NAME_BYTES_MAX = 64;
  public static final long PRICE_LIMIT_MICRO_LAP_MAX = 1_000_000_000_000_000L;

  /** How far ahead an unmatched job may end. */
  public static final long EXPIRY_BLOCKS_MAX = 10_000_000;

  /** Providers that may fail one job. */
  public static final int ATTEMPTS_MAX = 3;

  // What a provider may post and send.
  public static final int RESULT_BYTES_MAX = 262_144;
  public static final int SLOTS_MAX = 64;
  public static final long BOND_PER_SLOT_MICRO_LAP_MAX = 1_000_000_000_000_000L;
  public static final long PRICE_PER_MEGA_WORK_MICRO_LAP_MAX = 1_000_000_000_000_000L;
  public static final long TURNAROUND_BLOCKS_MAX = 1_000_000;

  /**
   * Offers of one provider, withdrawn ones with running jobs counted. With {@link #SLOTS_MAX} it
   * bounds the jobs that he has in hand and the payouts that vest for him.
   */
  public static final int OFFERS_PER_PROVIDER_MAX = 16;

  /** Convictions in one epoch that cost a provider all bonds. */
  public static final int CONVICTIONS_PER_EPOCH_MAX = 2;

  // What the protocol does in one block; the rest waits for the next ones.
  public static final int EXITS_PER_BLOCK_MAX = 1_000;
  public static final int VOIDED_JOBS_PER_BLOCK_MAX = 256;
  public static final int JOBS_MATCHED_PER_BLOCK_MAX = 256;

  /** Offers of one engine that matching looks at: the cheapest ones with a free slot. */
  public static final int OFFERS_PER_ENGINE_MATCHED_MAX = 4_096;

  // Weights of actions beside their bytes: what settlement does for them, now and later.
  public static final long OPEN_JOB_WEIGHT = 4_000;
  public static final long CANCEL_JOB_WEIGHT = 1_000;
  public static final long POST_OFFER_WEIGHT = 2_000;
  public static final long WITHDRAW_OFFER_WEIGHT = 1_000;
  public static final long SUBMIT_RESULT_WEIGHT = 2_000;
  public static final long DECLINE_JOB_WEIGHT = 1_000;

  // What a question may cost.
  public static final int PAGE_JOBS_MAX = 500;

  /** Index entries read for one page; a page may hold less than asked for. */
  public static final int PAGE_ENTRIES_READ_MAX = 5_000;

  public static final int OFFERS_READ_MAX = 10_000;

  /** The whole of a fidelity, thousandths. */
  public static final int FIDELITY_PERMILLE_MAX = 1_000;

  private JobsLimits() {}
}
