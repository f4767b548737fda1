package org.laplace.circuits.qasm;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laplace.circuits.classical.ClassicalFault;
import org.laplace.circuits.classical.Conversions;
import org.laplace.circuits.classical.Expression;
import org.laplace.circuits.classical.Expression.Constant;
import org.laplace.circuits.classical.Function;
import org.laplace.circuits.classical.Operator;
import org.laplace.circuits.classical.Value;
import org.laplace.circuits.qasm.syntax.ExpressionNode;

/** Expressions: everything is computed that can be, and the types of the rest are checked. */
final class Evaluator {
  private final Context context;
  private final Folding folding;
  private final Samples samples;
  private final DeclaredTypes types;
  private final Indices indices;
  private final ArrayElements elements;
  private final IndexedParts parts;
  private final Concatenations concatenations;
  private final FunctionCalls functions;

  Evaluator(Context context, FunctionCalls.Subroutines subroutines) {
    this.context = context;
    this.samples = new Samples(context);
    this.folding = new Folding(context, samples);
    this.types = new DeclaredTypes(context, this);
    this.indices = new Indices(context, this);
    this.elements = new ArrayElements(context, this, folding, indices);
    this.parts = new IndexedParts(context, this, folding, samples, indices, elements);
    this.concatenations = new Concatenations(context, this, indices);
    this.functions = new FunctionCalls(context, this, folding, samples, subroutines);
  }

  Folding folding() {
    return folding;
  }

  Samples samples() {
    return samples;
  }

  DeclaredTypes types() {
    return types;
  }

  Indices indices() {
    return indices;
  }

  ArrayElements elements() {
    return elements;
  }

  FunctionCalls functions() {
    return functions;
  }

  /** The expression with everything computed that can be. */
  Expression evaluate(ExpressionNode node) {
    return switch (node) {
      case ExpressionNode.IntegerLiteral literal -> new Constant(Value.Whole.of(literal.value()));
      case ExpressionNode.RealLiteral literal -> new Constant(Value.Real.of(literal.value()));
      case ExpressionNode.ImaginaryLiteral literal ->
          new Constant(new Value.Complex(0, literal.value()));
      case ExpressionNode.TruthLiteral literal -> new Constant(new Value.Truth(literal.value()));
      case ExpressionNode.TimingLiteral literal ->
          new Constant(new Value.Time(literal.deviceUnits() ? Double.NaN : literal.seconds()));
      case ExpressionNode.DurationOf of -> new Constant(new Value.Time(Double.NaN));
      case ExpressionNode.BitsLiteral literal ->
          new Constant(
              new Value.BitString(new BigInteger(literal.digits(), 2), literal.digits().length()));
      case ExpressionNode.LargeLiteral literal ->
          throw context.fail(
              literal.at(),
              DiagnosticCode.BAD_NUMBER,
              "an integer of at most 64 bits",
              "This integer does not fit 64 bits.");
      case ExpressionNode.Identifier identifier -> identifier(identifier);
      case ExpressionNode.Index index -> parts.read(index);
      case ExpressionNode.Binary binary -> binary(binary);
      case ExpressionNode.Prefix prefix ->
          folding.function(
              prefix.at(),
              switch (prefix.symbol()) {
                case "-" -> Function.NEGATE;
                case "!" -> Function.NOT;
                default -> Function.COMPLEMENT;
              },
              List.of(evaluate(prefix.operand())));
      case ExpressionNode.Call call -> {
        Expression value = functions.call(call);
        if (value == null) {
          throw context.fail(
              call.at(),
              DiagnosticCode.TYPE_MISMATCH,
              "a value",
              "Subroutine '"
                  + call.name()
                  + "' returns nothing, so it has no place in an expression.");
        }
        yield value;
      }
      case ExpressionNode.Cast cast ->
          folding.cast(cast.at(), types.of(cast.type()), evaluate(cast.value()));
      case ExpressionNode.Concatenation concatenation -> concatenations.join(concatenation);
      case ExpressionNode.ListLiteral list ->
          throw context.fail(
              list.at(),
              DiagnosticCode.MISPLACED,
              "a value",
              "A list stands where an array gets its value, or as an index set.");
      case ExpressionNode.Range range ->
          throw context.fail(
              range.at(), DiagnosticCode.MISPLACED, "a value", "A range stands in an index only.");
      case ExpressionNode.HardwareQubit qubit ->
          throw context.fail(
              qubit.at(), DiagnosticCode.WRONG_KIND, "a value", "A qubit is not a value.");
      case ExpressionNode.Measurement measurement ->
          throw context.fail(
              measurement.at(),
              DiagnosticCode.MISPLACED,
              "a value",
              "A measurement stands alone on the right of '=' or after 'return'.");
    };
  }

  /** A condition of an if or while, which is true or false whatever it depends on. */
  Expression condition(ExpressionNode node) {
    Expression condition = evaluate(node);
    var _ = folding.truth(node.at(), samples.of(node.at(), condition));
    return condition;
  }

  /** The value, which must be known before the circuit runs. */
  Value known(ExpressionNode node, String what) {
    if (evaluate(node) instanceof Constant constant) {
      return constant.value();
    }
    throw notConstant(node.at(), what);
  }

  /** A problem: something depends on a measurement that must not. */
  SemanticError notConstant(int at, String what) {
    return context.fail(
        at,
        DiagnosticCode.NOT_CONSTANT,
        "a constant",
        what + " must be known before the circuit runs, and this depends on a measurement.");
  }

  /** An integer that must be known before the circuit runs. */
  long knownInteger(ExpressionNode node, String what) {
    Value value = known(node, what);
    try {
      return Conversions.wholeOf(value);
    } catch (ClassicalFault fault) {
      throw context.fail(
          node.at(),
          DiagnosticCode.TYPE_MISMATCH,
          "an integer",
          what + " is an integer: " + fault.getMessage() + ".");
    }
  }

  /** A size, at least 1. */
  int size(ExpressionNode node, String what) {
    long size = knownInteger(node, what);
    if (size < 1 || size > Integer.MAX_VALUE / 2) {
      throw context.fail(
          node.at(),
          DiagnosticCode.TYPE_MISMATCH,
          "an integer of at least 1",
          what + " is " + size + "; it must be at least 1 and within the limits.");
    }
    return (int) size;
  }

  private Expression identifier(ExpressionNode.Identifier identifier) {
    Symbol symbol = context.scope().find(identifier.name());
    if (symbol == null) {
      Value builtIn = builtInConstant(identifier.name());
      if (builtIn != null) {
        return new Constant(builtIn);
      }
    }
    return valueOf(
        identifier.at(), identifier.name(), context.resolve(identifier.at(), identifier.name()));
  }

  private @Nullable Value builtInConstant(String name) {
    if (context.version2()) {
      return name.equals("pi") ? Value.Real.of(StrictMath.PI) : null;
    }
    return switch (name) {
      case "pi", "π" -> Value.Real.of(StrictMath.PI);
      case "tau", "τ" -> Value.Real.of(2 * StrictMath.PI);
      case "euler", "ℇ" -> Value.Real.of(StrictMath.E);
      default -> null;
    };
  }

  private Expression valueOf(int at, String name, Symbol symbol) {
    return switch (symbol) {
      case Symbol.Known known -> known.value();
      case Symbol.Variable variable -> read(variable);
      case Symbol.ReadOnlyView view -> read(view.variable());
      case Symbol.Bits bits -> context.emission().read(bits.bits());
      case Symbol.Qubits q -> throw noValue(at, name, symbol);
      case Symbol.Callable c -> throw noValue(at, name, symbol);
      case Symbol.Subroutine s -> throw noValue(at, name, symbol);
      case Symbol.External e -> throw noValue(at, name, symbol);
      case Symbol.Broken b -> throw new SemanticError();
    };
  }

  SemanticError noValue(int at, String name, Symbol symbol) {
    return context.fail(
        at,
        DiagnosticCode.WRONG_KIND,
        "a value",
        "'" + name + "' is " + symbol.kind() + ", which has no value.");
  }

  private static Expression read(Symbol.Variable variable) {
    Value known = variable.known();
    return known != null ? new Constant(known) : new Expression.VariableRead(variable.slot());
  }

  private Expression binary(ExpressionNode.Binary binary) {
    Expression left = evaluate(binary.left());
    if (binary.right() instanceof ExpressionNode.LargeLiteral large
        && samples.of(binary.at(), left) instanceof Value.BitString bits) {
      boolean fits = large.value().bitLength() <= bits.size();
      if (fits) {
        return folding.binary(
            binary.at(),
            binary.operator(),
            left,
            new Constant(new Value.BitString(large.value(), bits.size())));
      }
      if (binary.operator() == Operator.EQUAL || binary.operator() == Operator.NOT_EQUAL) {
        return new Constant(new Value.Truth(binary.operator() == Operator.NOT_EQUAL));
      }
    }
    if (left instanceof Constant known
        && (binary.operator() == Operator.AND || binary.operator() == Operator.OR)) {
      boolean decides =
          folding.truth(binary.at(), known.value()) == (binary.operator() == Operator.OR);
      if (decides) {
        samples.of(binary.right().at(), evaluate(binary.right()));
        return new Constant(new Value.Truth(binary.operator() == Operator.OR));
      }
    }
    return folding.binary(binary.at(), binary.operator(), left, evaluate(binary.right()));
  }
}
