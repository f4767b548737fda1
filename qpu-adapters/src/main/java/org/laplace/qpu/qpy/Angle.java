package org.laplace.qpu.qpy;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** A real number that may depend on parameters. */
sealed interface Angle {
  /** A number. */
  record Known(double value) implements Angle {}

  /** A parameter. */
  record Free(Symbol symbol) implements Angle {}

  /**
   * What remains on the stack when the steps have been taken.
   *
   * @param steps in the order of calculation; each leaves the stack as the next one needs it
   */
  record Computed(List<Step> steps) implements Angle {
    public Computed {
      steps = List.copyOf(steps);
    }
  }

  /** One step on a stack of numbers. */
  sealed interface Step {
    /** Puts a value on it. */
    record Push(Angle value) implements Step {}

    /** Takes one, puts one. */
    record Unary(DoubleUnaryOperator function) implements Step {}

    /** Takes two, puts one; the one that was put last is the right operand. */
    record Binary(DoubleBinaryOperator function) implements Step {}
  }

  /**
   * The number.
   *
   * @param values of all parameters
   */
  default double value(Map<Symbol, Double> values) throws QpyException {
    return switch (this) {
      case Known known -> known.value();
      case Free free -> {
        Double value = values.get(free.symbol());
        if (value == null) {
          throw new QpyException(
              QpyCode.MALFORMED, "parameter " + free.symbol().text() + " has no value");
        }
        yield value;
      }
      case Computed computed -> {
        double[] stack = new double[computed.steps().size() + 1];
        int top = 0;
        for (Step step : computed.steps()) {
          switch (step) {
            case Step.Push push -> stack[top++] = push.value().value(values);
            case Step.Unary unary ->
                stack[top - 1] = unary.function().applyAsDouble(stack[top - 1]);
            case Step.Binary binary -> {
              top--;
              stack[top - 1] = binary.function().applyAsDouble(stack[top - 1], stack[top]);
            }
          }
        }
        yield stack[0];
      }
    };
  }
}
