package org.laplace.circuits.qasm;

/** Leaves a writer when it meets what its language cannot say. */
final class Unwritable extends RuntimeException {
  private static final long serialVersionUID = 1;

  Unwritable(String reason) {
    super(reason, null, false, false);
  }
}
