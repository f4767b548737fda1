package org.laplace.circuits.classical;

import java.util.List;

/**
 * A computation on the classical memory of a shot. Whatever could be computed before the shot is a
 * {@link Constant}.
 */
public sealed interface Expression {
  /** A value known before the shot. */
  record Constant(Value value) implements Expression {}

  /** Bits of the memory, lowest first, as a bit string. */
  record BitsRead(List<Integer> bits) implements Expression {
    public BitsRead {
      bits = List.copyOf(bits);
    }
  }

  /** One of the bits, chosen during the shot; a negative index counts from the end. */
  record BitChosen(List<Integer> bits, Expression index) implements Expression {
    public BitChosen {
      bits = List.copyOf(bits);
    }
  }

  /** The variable of that number. */
  record VariableRead(int variable) implements Expression {}

  /** An element of an array variable, by its place in row-major order. */
  record ElementRead(int variable, Expression place) implements Expression {}

  /** Bits of a value, lowest first; negative indices count from the end. */
  record BitsOf(Expression value, List<Expression> indices) implements Expression {
    public BitsOf {
      indices = List.copyOf(indices);
    }
  }

  /** An operator; AND and OR do not evaluate their right side where the left one decides. */
  record Binary(Operator operator, Expression left, Expression right) implements Expression {}

  /** A function or prefix. */
  record Call(Function function, List<Expression> operands) implements Expression {
    public Call {
      operands = List.copyOf(operands);
    }
  }

  /** A conversion. */
  record Cast(ClassicalType type, Expression value) implements Expression {}
}
