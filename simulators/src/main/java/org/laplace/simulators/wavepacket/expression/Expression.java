package org.laplace.simulators.wavepacket.expression;

/**
 * A formula with a number as its value. {@code at} follows IEEE 754 in the order of the tree, but a
 * zero divisor is a fault. Offsets are those of the operator or name in the formula's text.
 */
sealed interface Expression extends Term {
  /**
   * The value at a point and time; may be infinite or NaN.
   *
   * @throws NoFiniteValue for a division by zero
   */
  double at(double x, double y, double z, double t);

  /** Where the operation stands in the text. */
  int offset();

  /** A number, or a name for one. */
  record Constant(double value, int offset) implements Expression {
    @Override
    public double at(double x, double y, double z, double t) {
      return value;
    }
  }

  /** A coordinate, or the time. */
  record Variable(char name, int offset) implements Expression {
    @Override
    public double at(double x, double y, double z, double t) {
      return switch (name) {
        case 'x' -> x;
        case 'y' -> y;
        case 'z' -> z;
        default -> t;
      };
    }
  }

  /** -a. */
  record Negation(Expression a, int offset) implements Expression {
    @Override
    public double at(double x, double y, double z, double t) {
      return -a.at(x, y, z, t);
    }
  }

  /** a + b. */
  record Sum(Expression a, Expression b, int offset) implements Expression {
    @Override
    public double at(double x, double y, double z, double t) {
      return a.at(x, y, z, t) + b.at(x, y, z, t);
    }
  }

  /** a - b. */
  record Difference(Expression a, Expression b, int offset) implements Expression {
    @Override
    public double at(double x, double y, double z, double t) {
      return a.at(x, y, z, t) - b.at(x, y, z, t);
    }
  }

  /** a * b. */
  record Product(Expression a, Expression b, int offset) implements Expression {
    @Override
    public double at(double x, double y, double z, double t) {
      return a.at(x, y, z, t) * b.at(x, y, z, t);
    }
  }

  /** a / b; b may not be zero. */
  record Quotient(Expression a, Expression b, int offset) implements Expression {
    @Override
    public double at(double x, double y, double z, double t) {
      double dividend = a.at(x, y, z, t);
      double divisor = b.at(x, y, z, t);
      if (divisor == 0) {
        throw new NoFiniteValue(NoFiniteValue.DIVISION_BY_ZERO, offset);
      }
      return dividend / divisor;
    }
  }

  /** a ^ b by {@link StrictMath#pow}; zero may not be raised to a negative power. */
  record Power(Expression a, Expression b, int offset) implements Expression {
    @Override
    public double at(double x, double y, double z, double t) {
      double base = a.at(x, y, z, t);
      double exponent = b.at(x, y, z, t);
      if (base == 0 && exponent < 0) {
        throw new NoFiniteValue(NoFiniteValue.DIVISION_BY_ZERO, offset);
      }
      return StrictMath.pow(base, exponent);
    }
  }

  /** A function of a, or of a and b; with one argument b is a. */
  record Call(Function function, Expression a, Expression b, int offset) implements Expression {
    @Override
    public double at(double x, double y, double z, double t) {
      double first = a.at(x, y, z, t);
      return function.at(first, function.arguments() == 1 ? first : b.at(x, y, z, t));
    }
  }

  /** a where the condition holds, elsewhere b; the other one is not computed. */
  record Choice(Condition condition, Expression a, Expression b, int offset) implements Expression {
    @Override
    public double at(double x, double y, double z, double t) {
      return condition.at(x, y, z, t) ? a.at(x, y, z, t) : b.at(x, y, z, t);
    }
  }
}
