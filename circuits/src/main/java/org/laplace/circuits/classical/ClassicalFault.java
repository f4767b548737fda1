package org.laplace.circuits.classical;

/**
 * A computation that has no result: a division by zero, operands that do not go together. The
 * message says which, for the person who wrote the program.
 */
public final class ClassicalFault extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ClassicalFault(String message) {
    super(message, null, false, false);
  }
}
