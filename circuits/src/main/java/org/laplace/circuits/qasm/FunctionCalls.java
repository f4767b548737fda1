package org.laplace.circuits.qasm;

import org.jspecify.annotations.Nullable;
import org.laplace.circuits.classical.ClassicalType;
import org.laplace.circuits.classical.Expression;
import org.laplace.circuits.classical.Expression.Constant;
import org.laplace.circuits.classical.Function;
import org.laplace.circuits.classical.Value;
import org.laplace.circuits.qasm.syntax.ExpressionNode;

/** Calls by name: functions of the language, subroutines, and names that cannot be called. */
final class FunctionCalls {
  /** Calls of subroutines run statements, which is not a matter of expressions. */
  interface Subroutines {
    /** The value of a call, or null where the subroutine has none. */
    @Nullable Expression call(ExpressionNode.Call call, Symbol.Subroutine subroutine);
  }

  private final Context context;
  private final Evaluator evaluator;
  private final Folding folding;
  private final Samples samples;
  private final Subroutines subroutines;

  FunctionCalls(
      Context context,
      Evaluator evaluator,
      Folding folding,
      Samples samples,
      Subroutines subroutines) {
    this.context = context;
    this.evaluator = evaluator;
    this.folding = folding;
    this.samples = samples;
    this.subroutines = subroutines;
  }

  /** The value of a call; null for a subroutine without one. */
  @Nullable Expression call(ExpressionNode.Call call) {
    Symbol symbol = context.scope().find(call.name());
    if (symbol instanceof Symbol.Subroutine subroutine) {
      return subroutines.call(call, subroutine);
    }
    if (symbol instanceof Symbol.External) {
      throw context.fail(
          call.at(),
          DiagnosticCode.UNSUPPORTED,
          "",
          "'"
              + call.name()
              + "' is an extern function; nobody who checks the result could run it, so it cannot be"
              + " called. Write it as a subroutine.");
    }
    if (symbol instanceof Symbol.Broken) {
      throw new SemanticError();
    }
    if (!context.version2() && call.name().equals("sizeof")) {
      return sizeOf(call);
    }
    Function function = symbol == null ? function(call.name()) : null;
    if (function == null) {
      if (symbol != null) {
        throw evaluator.noValue(call.at(), call.name(), symbol);
      }
      throw context.fail(
          call.at(),
          DiagnosticCode.UNDEFINED_NAME,
          "a function",
          "There is no function '" + call.name() + "'.");
    }
    if (call.arguments().size() != function.arity()) {
      throw context.fail(
          call.at(),
          DiagnosticCode.PARAMETER_COUNT,
          function.arity() + " arguments",
          "'"
              + call.name()
              + "' takes "
              + function.arity()
              + " arguments, got "
              + call.arguments().size()
              + ".");
    }
    return folding.function(
        call.at(), function, call.arguments().stream().map(evaluator::evaluate).toList());
  }

  private @Nullable Function function(String name) {
    if (context.version2()) {
      return switch (name) {
        case "sin" -> Function.SIN;
        case "cos" -> Function.COS;
        case "tan" -> Function.TAN;
        case "exp" -> Function.EXP;
        case "ln" -> Function.LOG;
        case "sqrt" -> Function.SQRT;
        // Qiskit's loader knows these too.
        case "asin" -> Function.ARCSIN;
        case "acos" -> Function.ARCCOS;
        case "atan" -> Function.ARCTAN;
        default -> null;
      };
    }
    for (Function function : Function.values()) {
      if (!function.isPrefix() && function.symbol().equals(name)) {
        return function;
      }
    }
    return null;
  }

  private Expression sizeOf(ExpressionNode.Call call) {
    if (call.arguments().isEmpty() || call.arguments().size() > 2) {
      throw context.fail(
          call.at(),
          DiagnosticCode.PARAMETER_COUNT,
          "1 or 2 arguments",
          "'sizeof' takes an array and perhaps the number of a dimension.");
    }
    Value sample = samples.of(call.at(), evaluator.evaluate(call.arguments().getFirst()));
    if (!(sample instanceof Value.Elements array)) {
      throw context.fail(
          call.arguments().getFirst().at(),
          DiagnosticCode.TYPE_MISMATCH,
          "an array",
          "'sizeof' takes an array.");
    }
    int dimensions = array.type().dimensions().size();
    long dimension =
        call.arguments().size() == 2
            ? evaluator.knownInteger(call.arguments().get(1), "The number of a dimension")
            : 0;
    if (dimension < 0 || dimension >= dimensions) {
      throw context.fail(
          call.arguments().getLast().at(),
          DiagnosticCode.INDEX_OUT_OF_RANGE,
          "0 to " + (dimensions - 1),
          "The array has " + dimensions + " dimensions.");
    }
    return new Constant(
        new Value.Whole(
            array.type().dimensions().get((int) dimension), ClassicalType.DEFAULT_WIDTH, false));
  }
}
