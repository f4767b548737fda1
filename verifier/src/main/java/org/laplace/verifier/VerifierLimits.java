package org.laplace.verifier;

/** Every limit of the verifier, units last. */
public final class VerifierLimits {
  /** Weight of an attestation beside its bytes: one case is read, counted and written. */
  public static final long ATTEST_WEIGHT = 1_000;

  /** Cases whose deadline ends in one block; the rest waits for the next ones, closed to all. */
  public static final int CASES_EXPIRED_PER_BLOCK_MAX = 1_000;

  /** The largest estimate of a fidelity, either sign, thousandths. */
  public static final int FIDELITY_PERMILLE_MAX = 10_000;

  /** The largest log-likelihood ratio, either sign, thousandths of a nat. */
  public static final int LOG_LIKELIHOOD_PERMILLE_MAX = 1_000_000_000;

  /** The most collisions, thousandths of what is expected. */
  public static final int COLLISIONS_PERMILLE_MAX = 1_000_000_000;

  /** Cases on one page of {@link AuditViews}. */
  public static final int PAGE_CASES_MAX = 500;

  private VerifierLimits() {}
}
