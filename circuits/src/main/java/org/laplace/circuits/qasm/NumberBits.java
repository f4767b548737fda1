package org.laplace.circuits.qasm;

import java.math.BigInteger;
import java.util.List;
import java.util.function.Function;
import org.laplace.circuits.classical.BitPatterns;
import org.laplace.circuits.classical.ClassicalFault;
import org.laplace.circuits.classical.ClassicalType;
import org.laplace.circuits.classical.Expression;
import org.laplace.circuits.classical.Expression.Constant;
import org.laplace.circuits.classical.Operator;
import org.laplace.circuits.classical.Value;
import org.laplace.circuits.qasm.syntax.ExpressionNode;

/** Assignments to bits of numbers: int[8] x; x[0:3] = "1010"; x[7] = measure q; */
final class NumberBits {
  private final Context context;
  private final Folding folding;
  private final Indices indices;
  private final ClassicalStore store;

  NumberBits(Context context, Evaluator evaluator, ClassicalStore store) {
    this.context = context;
    this.folding = evaluator.folding();
    this.indices = evaluator.indices();
    this.store = store;
  }

  /**
   * Assigns to the bits of a variable that an index names.
   *
   * @param right the right side as a bit string of the type
   */
  void assign(
      int at,
      Symbol.Variable variable,
      List<ExpressionNode> places,
      Function<ClassicalType.Bits, Expression> right) {
    if (places.size() != 1) {
      throw context.fail(
          at, DiagnosticCode.TYPE_MISMATCH, "one index", "The bits of a number have one index.");
    }
    List<Integer> selected = indices.of(places.getFirst(), width(at, variable.type()));
    Expression bits = right.apply(new ClassicalType.Bits(selected.size()));
    Value known = variable.known();
    if (known != null
        && context.region() <= variable.region()
        && bits instanceof Constant(Value value)) {
      variable.setKnown(replaced(known, selected, BitPatterns.of(value)));
    } else {
      context.lift(at, variable);
      store.variable(at, variable, computed(at, variable, selected, bits));
    }
  }

  private int width(int at, ClassicalType type) {
    try {
      return BitPatterns.width(type);
    } catch (ClassicalFault fault) {
      throw context.fault(at, fault);
    }
  }

  private static Value replaced(Value number, List<Integer> selected, BigInteger by) {
    BigInteger bits = BitPatterns.of(number);
    for (int i = 0; i < selected.size(); i++) {
      bits = by.testBit(i) ? bits.setBit(selected.get(i)) : bits.clearBit(selected.get(i));
    }
    return BitPatterns.value(number.type(), bits);
  }

  /** The shot masks the old bits out and shifts the new ones in. */
  private Expression computed(
      int at, Symbol.Variable variable, List<Integer> selected, Expression bits) {
    int width = width(at, variable.type());
    var pattern = new ClassicalType.Bits(width);
    var number = new ClassicalType.Uint(width);
    long kept = -1;
    for (int place : selected) {
      kept &= ~(1L << place);
    }
    Expression sum =
        folding.binary(
            at,
            Operator.BIT_AND,
            folding.cast(
                at,
                number,
                folding.cast(at, pattern, new Expression.VariableRead(variable.slot()))),
            new Constant(new Value.Whole(kept, width, false)));
    for (int i = 0; i < selected.size(); i++) {
      Expression bit =
          selected.size() == 1
              ? bits
              : new Expression.BitsOf(bits, List.of(new Constant(Value.Whole.of(i))));
      Expression shifted =
          folding.binary(
              at,
              Operator.SHIFT_LEFT,
              folding.cast(at, number, folding.cast(at, new ClassicalType.Bits(1), bit)),
              new Constant(Value.Whole.of(selected.get(i))));
      sum = folding.binary(at, Operator.BIT_OR, sum, shifted);
    }
    return folding.cast(at, variable.type(), folding.cast(at, pattern, sum));
  }
}
