package org.laplace.circuits.classical;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** The bits and variables of one shot, and the evaluation of expressions on them. */
public final class Memory {
  private final boolean[] bits;
  private final Value[] variables;

  /** All bits 0, all variables zero. */
  public Memory(int bits, List<ClassicalType> variables) {
    this.bits = new boolean[bits];
    this.variables = variables.stream().map(Value::zero).toArray(Value[]::new);
  }

  private Memory(boolean[] bits, Value[] variables) {
    this.bits = bits;
    this.variables = variables;
  }

  /** An independent copy. */
  public Memory copy() {
    return new Memory(bits.clone(), variables.clone());
  }

  /** The bit of that number. */
  public boolean bit(int bit) {
    return bits[bit];
  }

  /** Sets a bit. */
  public void setBit(int bit, boolean value) {
    bits[bit] = value;
  }

  /** Sets a variable; the value is of the variable's type. */
  public void setVariable(int variable, Value value) {
    variables[variable] = value;
  }

  /** Sets an element of an array variable. */
  public void setElement(int variable, int place, Value value) {
    var array = (Value.Elements) variables[variable];
    var values = new ArrayList<>(array.values());
    values.set(checked(place, values.size()), value);
    variables[variable] = new Value.Elements(array.type(), values);
  }

  /** The value of the variable. */
  public Value variable(int variable) {
    return variables[variable];
  }

  /**
   * The value of an expression now.
   *
   * @throws ClassicalFault for a division by zero or an index out of range
   */
  public Value evaluate(Expression expression) {
    return switch (expression) {
      case Expression.Constant constant -> constant.value();
      case Expression.BitsRead read -> {
        BigInteger value = BigInteger.ZERO;
        for (int i = 0; i < read.bits().size(); i++) {
          if (bits[read.bits().get(i)]) {
            value = value.setBit(i);
          }
        }
        yield new Value.BitString(value, read.bits().size());
      }
      case Expression.BitChosen chosen -> {
        int index = index(evaluate(chosen.index()), chosen.bits().size());
        yield new Value.BitString(
            bits[chosen.bits().get(index)] ? BigInteger.ONE : BigInteger.ZERO, 1);
      }
      case Expression.VariableRead read -> variables[read.variable()];
      case Expression.ElementRead read -> {
        List<Value> values = ((Value.Elements) variables[read.variable()]).values();
        yield values.get(checked(Conversions.wholeOf(evaluate(read.place())), values.size()));
      }
      case Expression.BitsOf of -> bitsOf(of);
      case Expression.Binary binary -> binary(binary);
      case Expression.Call call ->
          Arithmetic.apply(
              call.function(), call.operands().stream().map(this::evaluate).toArray(Value[]::new));
      case Expression.Cast cast -> Conversions.cast(cast.type(), evaluate(cast.value()));
    };
  }

  private Value binary(Expression.Binary binary) {
    Value left = evaluate(binary.left());
    if (binary.operator() == Operator.AND && !Conversions.truth(left)) {
      return new Value.Truth(false);
    }
    if (binary.operator() == Operator.OR && Conversions.truth(left)) {
      return new Value.Truth(true);
    }
    return Arithmetic.apply(binary.operator(), left, evaluate(binary.right()));
  }

  private Value bitsOf(Expression.BitsOf of) {
    Value value = evaluate(of.value());
    BigInteger source = BitPatterns.of(value);
    int width = BitPatterns.width(value.type());
    BigInteger result = BigInteger.ZERO;
    for (int i = 0; i < of.indices().size(); i++) {
      if (source.testBit(index(evaluate(of.indices().get(i)), width))) {
        result = result.setBit(i);
      }
    }
    return new Value.BitString(result, of.indices().size());
  }

  /** An index as it stands in programs, negative ones from the end, in [0, size). */
  public static int index(Value value, int size) {
    long index = Conversions.wholeOf(value);
    return checked(index < 0 ? index + size : index, size);
  }

  private static int checked(long index, int size) {
    if (index < 0 || index >= size) {
      throw ClassicalFault.ofValues("index " + index + " is outside of 0 to " + (size - 1));
    }
    return (int) index;
  }
}
