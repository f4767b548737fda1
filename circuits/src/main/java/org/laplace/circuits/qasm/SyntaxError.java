package org.laplace.circuits.qasm;

/** Leaves a statement after its problem was noted; caught where the next statement is found. */
final class SyntaxError extends RuntimeException {
  private static final long serialVersionUID = 1;

  SyntaxError() {
    super(null, null, false, false);
  }
}
