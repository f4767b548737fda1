package org.laplace.primitives.proof;

/** Carries a fault from where it is found to the check's answer; never leaves this package. */
final class RefusedProof extends Exception {
  private static final long serialVersionUID = 1L;

  private final ProofFault fault;

  RefusedProof(ProofFault fault) {
    super(fault.explanation(), null, false, false);
    this.fault = fault;
  }

  ProofFault fault() {
    return fault;
  }
}
