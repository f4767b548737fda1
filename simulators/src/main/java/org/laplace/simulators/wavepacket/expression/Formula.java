package org.laplace.simulators.wavepacket.expression;

import java.util.Map;

/**
 * A formula that was read.
 *
 * <pre>{@code
 * Formula formula = Formula.parse("k*x^2/2", "xt", Map.of("k", 4.0));
 * double value = formula.at(0.5, 0, 0, 0);
 * }</pre>
 */
public final class Formula {
  private final String text;
  private final Expression root;
  private final int nodes;
  private final boolean usesTime;

  Formula(String text, Expression root, int nodes, boolean usesTime) {
    this.text = text;
    this.root = root;
    this.nodes = nodes;
    this.usesTime = usesTime;
  }

  /**
   * Reads a formula.
   *
   * @param variables of x, y, z and t those that it may use
   * @param constants values by name; they come before pi and the variables
   * @throws InvalidExpression at the first mistake
   */
  public static Formula parse(String text, String variables, Map<String, Double> constants)
      throws InvalidExpression {
    return FormulaParser.parse(text, variables, constants);
  }

  /** As it was written. */
  public String text() {
    return text;
  }

  /** Numbers and operations, which is what a value costs. */
  public int nodes() {
    return nodes;
  }

  /** Whether the value may change with time. */
  public boolean usesTime() {
    return usesTime;
  }

  /**
   * The value at a point and time, a finite number.
   *
   * @throws NoFiniteValue if there is none
   */
  public double at(double x, double y, double z, double t) {
    double value = root.at(x, y, z, t);
    if (!Double.isFinite(value)) {
      throw new NoFiniteValue(NoFiniteValue.NOT_FINITE, culprit(root, x, y, z, t).offset());
    }
    return value;
  }

  /** The innermost operation without a finite value. */
  private static Expression culprit(Expression node, double x, double y, double z, double t) {
    return switch (node) {
      case Expression.Constant constant -> constant;
      case Expression.Variable variable -> variable;
      case Expression.Negation(Expression a, int offset) -> culprit(node, a, a, x, y, z, t);
      case Expression.Sum(Expression a, Expression b, int offset) ->
          culprit(node, a, b, x, y, z, t);
      case Expression.Difference(Expression a, Expression b, int offset) ->
          culprit(node, a, b, x, y, z, t);
      case Expression.Product(Expression a, Expression b, int offset) ->
          culprit(node, a, b, x, y, z, t);
      case Expression.Quotient(Expression a, Expression b, int offset) ->
          culprit(node, a, b, x, y, z, t);
      case Expression.Power(Expression a, Expression b, int offset) ->
          culprit(node, a, b, x, y, z, t);
      case Expression.Call(Function function, Expression a, Expression b, int offset) ->
          culprit(node, a, b, x, y, z, t);
      case Expression.Choice(Condition condition, Expression a, Expression b, int offset) ->
          culprit(condition.at(x, y, z, t) ? a : b, x, y, z, t);
    };
  }

  private static Expression culprit(
      Expression node, Expression a, Expression b, double x, double y, double z, double t) {
    if (!Double.isFinite(a.at(x, y, z, t))) {
      return culprit(a, x, y, z, t);
    }
    return Double.isFinite(b.at(x, y, z, t)) ? node : culprit(b, x, y, z, t);
  }
}
