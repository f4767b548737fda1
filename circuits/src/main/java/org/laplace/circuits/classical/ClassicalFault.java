package org.laplace.circuits.classical;

/**
 * A computation that has no result: a division by zero, operands that do not go together. The
 * message says which, for the person who wrote the program.
 */
public final class ClassicalFault extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final boolean aboutTypes;

  private ClassicalFault(String message, boolean aboutTypes) {
    super(message, null, false, false);
    this.aboutTypes = aboutTypes;
  }

  /** Operands of types that do not go together, whatever their values. */
  static ClassicalFault ofTypes(String message) {
    return new ClassicalFault(message, true);
  }

  /** Values that have no result, such as a division by zero. */
  static ClassicalFault ofValues(String message) {
    return new ClassicalFault(message, false);
  }

  /** A computed parameter that no gate takes. */
  public static ClassicalFault ofParameter(String gate, double value) {
    return ofValues("a parameter of " + gate + " is " + value);
  }

  /** Whether other values of the same types would fail too. */
  public boolean isAboutTypes() {
    return aboutTypes;
  }

  /** Two operands that the operator does not take. */
  static ClassicalFault ofOperands(Operator operator, Value left, Value right) {
    return ofTypes(
        "operator "
            + operator.symbol()
            + " does not take "
            + left.type().text()
            + " and "
            + right.type().text());
  }
}
