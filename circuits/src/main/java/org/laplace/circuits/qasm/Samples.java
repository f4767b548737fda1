package org.laplace.circuits.qasm;

import java.math.BigInteger;
import java.util.function.UnaryOperator;
import org.laplace.circuits.classical.Arithmetic;
import org.laplace.circuits.classical.BitPatterns;
import org.laplace.circuits.classical.ClassicalFault;
import org.laplace.circuits.classical.ClassicalType;
import org.laplace.circuits.classical.Conversions;
import org.laplace.circuits.classical.Expression;
import org.laplace.circuits.classical.Expression.Constant;
import org.laplace.circuits.classical.Value;

/**
 * Stands in for values that only the shot will know: computing with a sample of the right type
 * finds operands that do not go together before the first shot does.
 */
final class Samples {
  private final Context context;

  Samples(Context context) {
    this.context = context;
  }

  /** A value of the expression's type; the value itself where it is known. */
  Value of(int at, Expression expression) {
    try {
      return switch (expression) {
        case Constant constant -> constant.value();
        case Expression.BitsRead read -> ones(new ClassicalType.Bits(read.bits().size()));
        case Expression.BitChosen chosen -> ones(new ClassicalType.Bits(1));
        case Expression.VariableRead read -> ones(typeOfSlot(read.variable()));
        case Expression.ElementRead read ->
            ones(((ClassicalType.Array) typeOfSlot(read.variable())).element());
        case Expression.BitsOf of -> {
          BitPatterns.width(of(at, of.value()).type());
          yield ones(new ClassicalType.Bits(of.indices().size()));
        }
        case Expression.Binary binary ->
            sampled(
                of(at, binary.left()),
                left -> Arithmetic.apply(binary.operator(), left, of(at, binary.right())));
        case Expression.Call call ->
            sampled(
                of(at, call.operands().getFirst()),
                first ->
                    Arithmetic.apply(
                        call.function(),
                        call.operands().stream()
                            .map(operand -> of(at, operand))
                            .toArray(Value[]::new)));
        case Expression.Cast cast ->
            sampled(
                Value.zero(cast.type()),
                zero -> Conversions.cast(cast.type(), of(at, cast.value())));
      };
    } catch (ClassicalFault fault) {
      throw context.fault(at, fault);
    }
  }

  /** Faults of values are no faults of types: then any value of the likely type will do. */
  private static Value sampled(Value fallback, UnaryOperator<Value> computation) {
    try {
      return computation.apply(fallback);
    } catch (ClassicalFault fault) {
      if (fault.isAboutTypes()) {
        throw fault;
      }
      return fallback;
    }
  }

  private ClassicalType typeOfSlot(int slot) {
    return slot < 0
        ? new ClassicalType.Real(ClassicalType.DEFAULT_WIDTH)
        : context.variables().get(slot);
  }

  private static Value ones(ClassicalType type) {
    return switch (type) {
      case ClassicalType.Bool b -> new Value.Truth(true);
      case ClassicalType.Bits b -> new Value.BitString(BigInteger.ONE, b.size());
      case ClassicalType.Int i -> new Value.Whole(1, i.width(), true);
      case ClassicalType.Uint u -> new Value.Whole(1, u.width(), false);
      case ClassicalType.Real r -> new Value.Real(1, r.width());
      case ClassicalType.Angle a -> new Value.Turn(1, a.width());
      case ClassicalType.Complex c -> new Value.Complex(1, 0);
      case ClassicalType.Duration d -> new Value.Time(1);
      case ClassicalType.Array a -> Value.zero(a);
    };
  }
}
