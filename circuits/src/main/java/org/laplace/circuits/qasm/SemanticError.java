package org.laplace.circuits.qasm;

/** Leaves a statement that means nothing after its problem was noted. */
final class SemanticError extends RuntimeException {
  private static final long serialVersionUID = 1;

  SemanticError() {
    super(null, null, false, false);
  }
}
