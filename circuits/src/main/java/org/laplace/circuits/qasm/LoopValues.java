package org.laplace.circuits.qasm;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.laplace.circuits.classical.BitPatterns;
import org.laplace.circuits.classical.ClassicalType;
import org.laplace.circuits.classical.Expression;
import org.laplace.circuits.classical.Expression.Constant;
import org.laplace.circuits.classical.Value;
import org.laplace.circuits.qasm.syntax.ExpressionNode;
import org.laplace.circuits.qasm.syntax.StatementNode;

/** The values that a for loop goes over. */
final class LoopValues {
  /** Bounds of a loop that are parameters of a gate which is only being checked. */
  static final class UnknownBounds extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnknownBounds() {
      super(null, null, false, false);
    }
  }

  private final Context context;
  private final Evaluator evaluator;
  private final Folding folding;
  private final Samples samples;

  LoopValues(Context context, Evaluator evaluator) {
    this.context = context;
    this.evaluator = evaluator;
    this.folding = evaluator.folding();
    this.samples = evaluator.samples();
  }

  /** The values in their order, as the type of the loop variable. */
  List<Expression> of(StatementNode.For s, ClassicalType type) {
    return switch (s.values()) {
      case ExpressionNode.Range range -> ofRange(s.at(), range, type);
      case ExpressionNode.ListLiteral list ->
          list.items().stream()
              .map(item -> folding.cast(item.at(), type, evaluator.evaluate(item)))
              .toList();
      default -> ofValue(s.values(), type);
    };
  }

  private List<Expression> ofRange(int at, ExpressionNode.Range range, ClassicalType type) {
    if (range.start() == null || range.stop() == null) {
      throw context.fail(
          range.at(),
          DiagnosticCode.SYNTAX,
          "a start and an end",
          "The range of a loop has a start and an end.");
    }
    long step = range.step() == null ? 1 : bound(range.step());
    long start = bound(range.start());
    long stop = bound(range.stop());
    if (step == 0) {
      throw context.fail(
          range.at(), DiagnosticCode.NOT_FINITE, "a step other than 0", "The step is 0.");
    }
    var values = new ArrayList<Expression>();
    long room = context.emission().room();
    for (long i = start; step > 0 ? i <= stop : i >= stop; i += step) {
      if (values.size() > room) {
        throw new Emission.Full();
      }
      values.add(folding.cast(at, type, new Constant(Value.Whole.of(i))));
      if (step > 0 ? i > Long.MAX_VALUE - step : i < Long.MIN_VALUE - step) {
        break;
      }
    }
    return values;
  }

  private long bound(ExpressionNode node) {
    if (context.inGate()
        && context.emission().isCounting()
        && !(evaluator.evaluate(node) instanceof Constant)) {
      throw new UnknownBounds();
    }
    return evaluator.knownInteger(node, "The bound of a for loop");
  }

  private List<Expression> ofValue(ExpressionNode node, ClassicalType type) {
    Expression subject = evaluator.evaluate(node);
    int at = node.at();
    return switch (samples.of(at, subject)) {
      case Value.BitString bits -> ofBits(at, subject, bits.size(), type);
      case Value.Elements elements -> {
        if (!(subject instanceof Constant constant) || elements.type().dimensions().size() != 1) {
          throw context.fail(
              at,
              DiagnosticCode.UNSUPPORTED,
              "an array of one dimension that is known before the shot",
              "A loop goes over the values of an array of one dimension that does not depend on a"
                  + " measurement; loop over its indices instead.");
        }
        yield ((Value.Elements) constant.value())
            .values().stream().map(value -> folding.cast(at, type, new Constant(value))).toList();
      }
      default ->
          throw context.fail(
              at,
              DiagnosticCode.TYPE_MISMATCH,
              "a range, a set, bits or an array",
              "A loop goes over a range [start:stop], a set {a, b}, bits or an array.");
    };
  }

  private List<Expression> ofBits(int at, Expression subject, int size, ClassicalType type) {
    var values = new ArrayList<Expression>();
    for (int i = 0; i < size; i++) {
      values.add(folding.cast(at, type, bit(subject, i)));
    }
    return values;
  }

  private Expression bit(Expression subject, int place) {
    if (subject instanceof Expression.BitsRead read) {
      return context.emission().read(List.of(read.bits().get(place)));
    }
    if (subject instanceof Constant constant) {
      boolean set = BitPatterns.of(constant.value()).testBit(place);
      return new Constant(new Value.BitString(set ? BigInteger.ONE : BigInteger.ZERO, 1));
    }
    return new Expression.BitsOf(subject, List.of(new Constant(Value.Whole.of(place))));
  }
}
