package org.laplace.circuits.qasm;

import java.util.ArrayList;
import java.util.List;
import org.laplace.circuits.classical.ClassicalType;
import org.laplace.circuits.classical.Conversions;
import org.laplace.circuits.classical.Expression;
import org.laplace.circuits.classical.Expression.Constant;
import org.laplace.circuits.classical.Value;
import org.laplace.circuits.qasm.syntax.ExpressionNode;

/** Right sides of declarations and assignments, which may be measurements and lists. */
final class RightSides {
  private final Context context;
  private final Evaluator evaluator;
  private final Folding folding;
  private final Samples samples;
  private final Measurements measurements;

  RightSides(Context context, Evaluator evaluator, Measurements measurements) {
    this.context = context;
    this.evaluator = evaluator;
    this.folding = evaluator.folding();
    this.samples = evaluator.samples();
    this.measurements = measurements;
  }

  /** The value as the type, computed if possible. */
  Expression value(ExpressionNode node, ClassicalType type) {
    return switch (node) {
      case ExpressionNode.Measurement measurement ->
          measurements.value(measurement.at(), measurement.operand(), type);
      case ExpressionNode.ListLiteral list -> {
        if (!(type instanceof ClassicalType.Array array)) {
          throw context.fail(
              list.at(),
              DiagnosticCode.TYPE_MISMATCH,
              "a value of type " + type.text(),
              "A list is the value of an array only.");
        }
        var values = new ArrayList<Value>();
        collect(list, array, 0, values);
        yield new Constant(new Value.Elements(array, values));
      }
      default -> {
        Expression value = evaluator.evaluate(node);
        if (type instanceof ClassicalType.Array array) {
          checkShape(node.at(), array, value);
          if (value instanceof Constant constant) {
            var elements = (Value.Elements) constant.value();
            yield new Constant(
                new Value.Elements(
                    array,
                    elements.values().stream()
                        .map(e -> Conversions.cast(array.element(), e))
                        .toList()));
          }
          yield value;
        }
        yield folding.cast(node.at(), type, value);
      }
    };
  }

  private void checkShape(int at, ClassicalType.Array array, Expression value) {
    if (!(samples.of(at, value) instanceof Value.Elements elements)
        || !elements.type().dimensions().equals(array.dimensions())) {
      throw context.fail(
          at,
          DiagnosticCode.TYPE_MISMATCH,
          "a value of type " + array.text(),
          "An array is assigned from an array of the same shape.");
    }
  }

  private void collect(
      ExpressionNode.ListLiteral list, ClassicalType.Array array, int dimension, List<Value> to) {
    int size = array.dimensions().get(dimension);
    if (list.items().size() != size) {
      throw context.fail(
          list.at(),
          DiagnosticCode.SIZE_MISMATCH,
          size + " items",
          "This list has " + list.items().size() + " items, and the array has " + size + ".");
    }
    for (ExpressionNode item : list.items()) {
      if (dimension + 1 < array.dimensions().size()) {
        if (item instanceof ExpressionNode.ListLiteral inner) {
          collect(inner, array, dimension + 1, to);
          continue;
        }
        throw context.fail(
            item.at(), DiagnosticCode.TYPE_MISMATCH, "a list", "This array has more dimensions.");
      }
      Value known = evaluator.known(item, "An element of a list");
      to.add(((Constant) folding.cast(item.at(), array.element(), new Constant(known))).value());
    }
  }
}
