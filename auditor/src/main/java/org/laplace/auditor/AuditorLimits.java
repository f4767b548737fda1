package org.laplace.auditor;

/** Every limit of the audit worker, units last. */
final class AuditorLimits {
  /** Findings that are remembered, so that a retried job is not computed again. */
  static final int REMEMBERED_CASES_MAX = 1_000;

  /** Heights for which an attestation stays valid; afterwards it is signed anew. */
  static final long ATTESTATION_EXPIRY_BLOCKS = 20;

  private AuditorLimits() {}
}
