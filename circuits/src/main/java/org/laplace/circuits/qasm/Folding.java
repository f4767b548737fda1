package org.laplace.circuits.qasm;

import java.util.List;
import org.laplace.circuits.classical.ClassicalFault;
import org.laplace.circuits.classical.ClassicalType;
import org.laplace.circuits.classical.Conversions;
import org.laplace.circuits.classical.Expression;
import org.laplace.circuits.classical.Expression.Constant;
import org.laplace.circuits.classical.Function;
import org.laplace.circuits.classical.Memory;
import org.laplace.circuits.classical.Operator;
import org.laplace.circuits.classical.Value;

/** Operators, functions and casts: computed where their operands are known, checked otherwise. */
final class Folding {
  private static final Memory NOTHING = new Memory(0, List.of());

  private final Context context;
  private final Samples samples;

  Folding(Context context, Samples samples) {
    this.context = context;
    this.samples = samples;
  }

  /** left operator right, computed if possible. */
  Expression binary(int at, Operator operator, Expression left, Expression right) {
    checkDurations(at, operator, left, right);
    var expression = new Expression.Binary(operator, left, right);
    return left instanceof Constant && right instanceof Constant
        ? compute(at, expression)
        : checked(at, expression);
  }

  /** Durations in device units can be added up and delayed by, but nothing can depend on them. */
  private void checkDurations(int at, Operator operator, Expression left, Expression right) {
    boolean unknown = isUnknownTime(left) || isUnknownTime(right);
    boolean isSum =
        operator == Operator.ADD || operator == Operator.SUBTRACT || operator == Operator.MULTIPLY;
    boolean isPart = operator == Operator.DIVIDE && !isTime(right);
    if (unknown && !isSum && !isPart) {
      throw context.fail(
          at,
          DiagnosticCode.UNSUPPORTED,
          "",
          "Durations in dt, of calibrations and of stretches have no length without a device, so"
              + " nothing can be computed from them; use ns, us, ms or s.");
    }
  }

  private static boolean isTime(Expression expression) {
    return expression instanceof Constant constant && constant.value() instanceof Value.Time;
  }

  private static boolean isUnknownTime(Expression expression) {
    return expression instanceof Constant constant
        && constant.value() instanceof Value.Time time
        && Double.isNaN(time.seconds());
  }

  /** A function of operands, computed if possible. */
  Expression function(int at, Function function, List<Expression> operands) {
    var expression = new Expression.Call(function, operands);
    return operands.stream().allMatch(Constant.class::isInstance)
        ? compute(at, expression)
        : checked(at, expression);
  }

  /** The value as the type, computed if possible. */
  Expression cast(int at, ClassicalType type, Expression value) {
    var expression = new Expression.Cast(type, value);
    return value instanceof Constant ? compute(at, expression) : checked(at, expression);
  }

  /** The expression's value; every part of it must be known. */
  Expression compute(int at, Expression expression) {
    try {
      return new Constant(NOTHING.evaluate(expression));
    } catch (ClassicalFault fault) {
      throw context.fault(at, fault);
    }
  }

  /** The expression itself, after a look at whether its types go together. */
  Expression checked(int at, Expression expression) {
    samples.of(at, expression);
    return expression;
  }

  /** Whether the value is true. */
  boolean truth(int at, Value value) {
    try {
      return Conversions.truth(value);
    } catch (ClassicalFault fault) {
      throw context.fault(at, fault);
    }
  }
}
