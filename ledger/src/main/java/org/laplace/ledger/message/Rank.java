package org.laplace.ledger.message;

/**
 * The order in which messages are settled. A handled message may only send messages of a higher
 * rank, so settlement ends.
 */
public enum Rank {
  /** What validators found. */
  ATTEST,
  /** What happens to jobs and offers. */
  JOB,
  /** What is to be checked from now on. */
  AUDIT,
  /** Premiums, forfeited bonds, the faucet. */
  STAKE,
  /** Value that arrives in an account; never fails. */
  CREDIT
}
