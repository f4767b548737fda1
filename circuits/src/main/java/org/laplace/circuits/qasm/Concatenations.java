package org.laplace.circuits.qasm;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laplace.circuits.classical.ClassicalType;
import org.laplace.circuits.classical.Expression;
import org.laplace.circuits.classical.Expression.Constant;
import org.laplace.circuits.classical.Value;
import org.laplace.circuits.qasm.syntax.ExpressionNode;

/** The operator ++ on registers and arrays. */
final class Concatenations {
  private final Context context;
  private final Evaluator evaluator;
  private final Indices indices;

  Concatenations(Context context, Evaluator evaluator, Indices indices) {
    this.context = context;
    this.evaluator = evaluator;
    this.indices = indices;
  }

  /** The value of left ++ right. */
  Expression join(ExpressionNode.Concatenation node) {
    List<Integer> named = namedBits(node);
    if (named != null) {
      return context.emission().read(named);
    }
    Expression left = evaluator.evaluate(node.left());
    Expression right = evaluator.evaluate(node.right());
    if (left instanceof Constant a && right instanceof Constant b) {
      if (a.value() instanceof Value.BitString low && b.value() instanceof Value.BitString high) {
        return new Constant(
            new Value.BitString(
                low.bits().or(high.bits().shiftLeft(low.size())), low.size() + high.size()));
      }
      if (a.value() instanceof Value.Elements first
          && b.value() instanceof Value.Elements second
          && first.type().element().equals(second.type().element())
          && first
              .type()
              .dimensions()
              .subList(1, first.type().dimensions().size())
              .equals(second.type().dimensions().subList(1, second.type().dimensions().size()))) {
        var values = new ArrayList<>(first.values());
        values.addAll(second.values());
        var dimensions = new ArrayList<>(first.type().dimensions());
        dimensions.set(0, dimensions.getFirst() + second.type().dimensions().getFirst());
        return new Constant(
            new Value.Elements(
                new ClassicalType.Array(first.type().element(), dimensions), values));
      }
    }
    throw context.fail(
        node.at(),
        DiagnosticCode.TYPE_MISMATCH,
        "two registers or two arrays",
        "'++' joins two classical registers, or two arrays of the same element type that do not"
            + " depend on a measurement.");
  }

  /** The bits of the memory that an expression names, or null if it computes something. */
  private @Nullable List<Integer> namedBits(ExpressionNode node) {
    return switch (node) {
      case ExpressionNode.Identifier identifier ->
          context.scope().find(identifier.name()) instanceof Symbol.Bits bits ? bits.bits() : null;
      case ExpressionNode.Index index -> {
        List<Integer> base = index.indices().size() == 1 ? namedBits(index.base()) : null;
        yield base == null || indices.chosen(index.indices().getFirst()) != null
            ? null
            : indices.select(base, index.indices().getFirst());
      }
      case ExpressionNode.Concatenation pair -> {
        List<Integer> left = namedBits(pair.left());
        List<Integer> right = left == null ? null : namedBits(pair.right());
        if (left == null || right == null) {
          yield null;
        }
        var joined = new ArrayList<>(left);
        joined.addAll(right);
        yield joined;
      }
      default -> null;
    };
  }
}
