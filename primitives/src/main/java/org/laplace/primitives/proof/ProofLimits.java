package org.laplace.primitives.proof;

/** The bounds of what a verifier reads before it refuses. */
public final class ProofLimits {
  /**
   * Largest encoded proof. Two neighbours of 256 steps (about 20 kB each) and their largest values
   * fit.
   */
  public static final int PROOF_BYTES_MAX = 256 * 1024;

  private ProofLimits() {}
}
