package org.laplace.simulators.wavepacket.expression;

/** A formula that holds or does not; comparisons are those of IEEE 754. */
sealed interface Condition extends Term {
  /**
   * Whether it holds at a point and time.
   *
   * @throws NoFiniteValue for a division by zero
   */
  boolean at(double x, double y, double z, double t);

  /** How two numbers are compared. */
  enum Order {
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">="),
    EQUAL("=="),
    NOT_EQUAL("!=");

    private final String text;

    Order(String text) {
      this.text = text;
    }

    /** As formulas write it. */
    String text() {
      return text;
    }
  }

  /** Two numbers compared. */
  record Comparison(Order order, Expression a, Expression b) implements Condition {
    @Override
    public boolean at(double x, double y, double z, double t) {
      double left = a.at(x, y, z, t);
      double right = b.at(x, y, z, t);
      return switch (order) {
        case LESS -> left < right;
        case LESS_OR_EQUAL -> left <= right;
        case GREATER -> left > right;
        case GREATER_OR_EQUAL -> left >= right;
        case EQUAL -> left == right;
        case NOT_EQUAL -> left != right;
      };
    }
  }

  /** Both hold; the second is not asked when the first does not. */
  record Both(Condition a, Condition b) implements Condition {
    @Override
    public boolean at(double x, double y, double z, double t) {
      return a.at(x, y, z, t) && b.at(x, y, z, t);
    }
  }

  /** One holds; the second is not asked when the first does. */
  record Either(Condition a, Condition b) implements Condition {
    @Override
    public boolean at(double x, double y, double z, double t) {
      return a.at(x, y, z, t) || b.at(x, y, z, t);
    }
  }

  /** It does not hold. */
  record Not(Condition a) implements Condition {
    @Override
    public boolean at(double x, double y, double z, double t) {
      return !a.at(x, y, z, t);
    }
  }
}
