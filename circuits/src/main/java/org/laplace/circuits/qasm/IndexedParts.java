package org.laplace.circuits.qasm;

import java.util.ArrayList;
import java.util.List;
import org.laplace.circuits.classical.BitPatterns;
import org.laplace.circuits.classical.ClassicalFault;
import org.laplace.circuits.classical.ClassicalType;
import org.laplace.circuits.classical.Expression;
import org.laplace.circuits.classical.Expression.Constant;
import org.laplace.circuits.classical.Value;
import org.laplace.circuits.qasm.syntax.ExpressionNode;

/** Parts of values: bits of registers and numbers, elements of arrays. */
final class IndexedParts {
  private final Context context;
  private final Evaluator evaluator;
  private final Folding folding;
  private final Samples samples;
  private final Indices indices;
  private final ArrayElements elements;

  IndexedParts(
      Context context,
      Evaluator evaluator,
      Folding folding,
      Samples samples,
      Indices indices,
      ArrayElements elements) {
    this.context = context;
    this.evaluator = evaluator;
    this.folding = folding;
    this.samples = samples;
    this.indices = indices;
    this.elements = elements;
  }

  /** What a value with any number of indices stands for. */
  Expression read(ExpressionNode.Index index) {
    List<ExpressionNode> places = new ArrayList<>();
    ExpressionNode base = index;
    while (base instanceof ExpressionNode.Index inner) {
      places.addAll(0, inner.indices());
      base = inner.base();
    }
    if (base instanceof ExpressionNode.Identifier identifier) {
      Symbol symbol = context.scope().find(identifier.name());
      if (symbol instanceof Symbol.Bits bits) {
        return bitsAt(bits.bits(), places);
      }
      Symbol.Variable variable =
          symbol instanceof Symbol.Variable own
              ? own
              : symbol instanceof Symbol.ReadOnlyView view ? view.variable() : null;
      if (variable != null && variable.type() instanceof ClassicalType.Array type) {
        return partOfArray(index.at(), variable, type, places);
      }
    }
    return bitsOf(index.at(), evaluator.evaluate(base), places);
  }

  private Expression partOfArray(
      int at, Symbol.Variable variable, ClassicalType.Array type, List<ExpressionNode> places) {
    int dimensions = Math.min(type.dimensions().size(), places.size());
    List<ExpressionNode> own = places.subList(0, dimensions);
    if (!ArrayElements.isElement(type, own)) {
      return elements.readPart(at, variable, places);
    }
    // Further indices name bits of the element.
    return bitsOf(
        at, elements.read(at, variable, type, own), places.subList(own.size(), places.size()));
  }

  private Expression bitsAt(List<Integer> bits, List<ExpressionNode> places) {
    List<Integer> selected = bits;
    for (int i = 0; i < places.size(); i++) {
      Expression chosen = indices.chosen(places.get(i));
      if (chosen != null && i == places.size() - 1) {
        return folding.checked(places.get(i).at(), new Expression.BitChosen(selected, chosen));
      }
      selected = indices.select(selected, places.get(i));
    }
    return context.emission().read(selected);
  }

  private Expression bitsOf(int at, Expression value, List<ExpressionNode> places) {
    Expression current = value;
    for (ExpressionNode place : places) {
      int width;
      try {
        width = BitPatterns.width(samples.of(at, current).type());
      } catch (ClassicalFault fault) {
        throw context.fail(
            at, DiagnosticCode.TYPE_MISMATCH, "", "This value has no parts to index.");
      }
      Expression chosen = indices.chosen(place);
      List<Expression> bits =
          chosen != null
              ? List.of(chosen)
              : indices.of(place, width).stream()
                  .<Expression>map(i -> new Constant(Value.Whole.of(i)))
                  .toList();
      var part = new Expression.BitsOf(current, bits);
      current = current instanceof Constant && chosen == null ? folding.compute(at, part) : part;
    }
    return current;
  }
}
