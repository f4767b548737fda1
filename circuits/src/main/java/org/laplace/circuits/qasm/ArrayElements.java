package org.laplace.circuits.qasm;

import java.util.ArrayList;
import java.util.List;
import org.laplace.circuits.classical.ClassicalType;
import org.laplace.circuits.classical.Conversions;
import org.laplace.circuits.classical.Expression;
import org.laplace.circuits.classical.Expression.Constant;
import org.laplace.circuits.classical.Operator;
import org.laplace.circuits.classical.Value;
import org.laplace.circuits.qasm.syntax.ExpressionNode;

/** Elements and parts of arrays, by their numbers in row-major order. */
final class ArrayElements {
  private final Context context;
  private final Evaluator evaluator;
  private final Folding folding;
  private final Indices indices;

  ArrayElements(Context context, Evaluator evaluator, Folding folding, Indices indices) {
    this.context = context;
    this.evaluator = evaluator;
    this.folding = folding;
    this.indices = indices;
  }

  /** Whether the places name one element, not a part of the array. */
  static boolean isElement(ClassicalType.Array type, List<ExpressionNode> places) {
    return places.size() == type.dimensions().size() && places.stream().noneMatch(Indices::isSet);
  }

  /** An element of a variable; the places name one. */
  Expression read(
      int at, Symbol.Variable variable, ClassicalType.Array type, List<ExpressionNode> places) {
    Expression place = place(at, type, places);
    if (variable.known() instanceof Value.Elements known && place instanceof Constant constant) {
      return new Constant(known.values().get((int) Conversions.wholeOf(constant.value())));
    }
    context.lift(at, variable);
    return new Expression.ElementRead(variable.slot(), place);
  }

  /** A part of a variable that is known. */
  Expression readPart(int at, Symbol.Variable variable, List<ExpressionNode> places) {
    if (!(variable.known() instanceof Value.Elements known)) {
      throw context.fail(
          at,
          DiagnosticCode.UNSUPPORTED,
          "an element",
          "Parts of an array that changed after a measurement are read element by element.");
    }
    return new Constant(slice(known, places));
  }

  /** The number of an element in row-major order. */
  Expression place(int at, ClassicalType.Array type, List<ExpressionNode> places) {
    Expression place = new Constant(Value.Whole.of(0));
    for (int i = 0; i < places.size(); i++) {
      int size = type.dimensions().get(i);
      Expression index = evaluator.evaluate(places.get(i));
      if (index instanceof Constant) {
        index =
            new Constant(
                Value.Whole.of(
                    indices.checked(
                        places.get(i).at(),
                        evaluator.knownInteger(places.get(i), "The index"),
                        size)));
      }
      Expression scaled =
          folding.binary(at, Operator.MULTIPLY, place, new Constant(Value.Whole.of(size)));
      place = folding.binary(at, Operator.ADD, scaled, index);
    }
    return place;
  }

  /** The part of a known array that the places name. */
  private Value.Elements slice(Value.Elements array, List<ExpressionNode> places) {
    var kept = new ArrayList<Integer>();
    List<Integer> selected = elementsAt(array.type(), places, kept);
    return new Value.Elements(
        new ClassicalType.Array(array.type().element(), kept),
        selected.stream().map(array.values()::get).toList());
  }

  /** The elements that the places name, by their numbers in row-major order. */
  List<Integer> elementsAt(ClassicalType.Array type, List<ExpressionNode> places) {
    return elementsAt(type, places, new ArrayList<>());
  }

  private List<Integer> elementsAt(
      ClassicalType.Array type, List<ExpressionNode> places, List<Integer> kept) {
    List<Integer> selected = List.of(0);
    int extent = type.length();
    List<Integer> dimensions = type.dimensions();
    for (int i = 0; i < dimensions.size(); i++) {
      int size = dimensions.get(i);
      extent /= size;
      List<Integer> members;
      if (i < places.size()) {
        members = indices.of(places.get(i), size);
        if (Indices.isSet(places.get(i))) {
          kept.add(members.size());
        }
      } else {
        members = indices.all(size);
        kept.add(size);
      }
      var next = new ArrayList<Integer>();
      for (int start : selected) {
        for (int index : members) {
          next.add(start + index * extent);
        }
      }
      selected = next;
    }
    return selected;
  }
}
