package org.laplace.circuits.qasm;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laplace.circuits.classical.Expression;
import org.laplace.circuits.classical.Expression.Constant;
import org.laplace.circuits.qasm.syntax.ExpressionNode;

/** Which of so many places an index, a set {a, b} or a range start:step:stop names. */
final class Indices {
  private final Context context;
  private final Evaluator evaluator;

  Indices(Context context, Evaluator evaluator) {
    this.context = context;
    this.evaluator = evaluator;
  }

  /** Whether the place is a set or a range, and so names any number of members. */
  static boolean isSet(ExpressionNode place) {
    return place instanceof ExpressionNode.Range || place instanceof ExpressionNode.ListLiteral;
  }

  /** The index if it is a single one that depends on a measurement, else null. */
  @Nullable Expression chosen(ExpressionNode place) {
    if (isSet(place)) {
      return null;
    }
    Expression index = evaluator.evaluate(place);
    return index instanceof Constant ? null : index;
  }

  /** The members that an index names, which must be known. */
  <T> List<T> select(List<T> from, ExpressionNode place) {
    var selected = new ArrayList<T>();
    for (int index : of(place, from.size())) {
      selected.add(from.get(index));
    }
    return List.copyOf(selected);
  }

  /** The places from 0 to size - 1 that an index, set or range names. */
  List<Integer> of(ExpressionNode place, int size) {
    return switch (place) {
      case ExpressionNode.Range range -> range(range, size);
      case ExpressionNode.ListLiteral list ->
          list.items().stream()
              .map(item -> checked(item.at(), evaluator.knownInteger(item, "An index"), size))
              .toList();
      default -> List.of(checked(place.at(), evaluator.knownInteger(place, "The index"), size));
    };
  }

  /** Every place. */
  List<Integer> all(int size) {
    return range(new ExpressionNode.Range(0, null, null, null), size);
  }

  /** The place of an index, which counts from the end if it is negative. */
  int checked(int at, long index, int size) {
    long place = index < 0 ? index + size : index;
    if (place < 0 || place >= size) {
      throw context.fail(
          at,
          DiagnosticCode.INDEX_OUT_OF_RANGE,
          "an index from 0 to " + (size - 1),
          "Index "
              + index
              + " is outside of the "
              + size
              + (size == 1 ? " place" : " places")
              + " that are there; indices start at 0.");
    }
    return (int) place;
  }

  private List<Integer> range(ExpressionNode.Range range, int size) {
    long step = range.step() == null ? 1 : evaluator.knownInteger(range.step(), "The step");
    if (step == 0) {
      throw context.fail(
          range.at(), DiagnosticCode.NOT_FINITE, "a step other than 0", "The step is 0.");
    }
    long start =
        range.start() == null
            ? (step > 0 ? 0 : size - 1)
            : checked(range.start().at(), evaluator.knownInteger(range.start(), "The start"), size);
    long stop =
        range.stop() == null
            ? (step > 0 ? size - 1 : 0)
            : checked(range.stop().at(), evaluator.knownInteger(range.stop(), "The end"), size);
    var indices = new ArrayList<Integer>();
    for (long i = start; step > 0 ? i <= stop : i >= stop; i += step) {
      indices.add((int) i);
    }
    if (indices.isEmpty()) {
      throw context.fail(
          range.at(),
          DiagnosticCode.INDEX_OUT_OF_RANGE,
          "a range that is not empty",
          "This range is empty: it goes from " + start + " to " + stop + " by " + step + ".");
    }
    return indices;
  }
}
