package org.laplace.circuits.qasm.syntax;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laplace.circuits.classical.Operator;

/** An expression as written. */
public sealed interface ExpressionNode {
  int at();

  /** An integer that fits a long. */
  record IntegerLiteral(int at, long value) implements ExpressionNode {}

  /** An integer that does not. */
  record LargeLiteral(int at, BigInteger value) implements ExpressionNode {}

  /** A real number. */
  record RealLiteral(int at, double value) implements ExpressionNode {}

  /** A number followed by im. */
  record ImaginaryLiteral(int at, double value) implements ExpressionNode {}

  /** A duration in seconds; one in dt has no length without a device. */
  record TimingLiteral(int at, double seconds, boolean deviceUnits) implements ExpressionNode {}

  /** true or false. */
  record TruthLiteral(int at, boolean value) implements ExpressionNode {}

  /** "0101", highest bit first. */
  record BitsLiteral(int at, String digits) implements ExpressionNode {}

  /** {a, b, c}: an array's value or an index set. */
  record ListLiteral(int at, List<ExpressionNode> items) implements ExpressionNode {
    public ListLiteral {
      items = List.copyOf(items);
    }
  }

  /** start : step : stop, each of which may be missing. */
  record Range(
      int at,
      @Nullable ExpressionNode start,
      @Nullable ExpressionNode step,
      @Nullable ExpressionNode stop)
      implements ExpressionNode {}

  /** A name. */
  record Identifier(int at, String name) implements ExpressionNode {}

  /** $n. */
  record HardwareQubit(int at, int number) implements ExpressionNode {}

  /** base[i, j, ...]; each index is an expression, a range or a list. */
  record Index(int at, ExpressionNode base, List<ExpressionNode> indices)
      implements ExpressionNode {
    public Index {
      indices = List.copyOf(indices);
    }
  }

  /** An operator between two operands. */
  record Binary(int at, Operator operator, ExpressionNode left, ExpressionNode right)
      implements ExpressionNode {}

  /** left ++ right. */
  record Concatenation(int at, ExpressionNode left, ExpressionNode right)
      implements ExpressionNode {}

  /** -x, !x or ~x, by its symbol. */
  record Prefix(int at, String symbol, ExpressionNode operand) implements ExpressionNode {}

  /** name(arguments). */
  record Call(int at, String name, List<ExpressionNode> arguments) implements ExpressionNode {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /** type(value). */
  record Cast(int at, TypeNode type, ExpressionNode value) implements ExpressionNode {}

  /** measure operand. */
  record Measurement(int at, ExpressionNode operand) implements ExpressionNode {}

  /** durationof({ ... }). */
  record DurationOf(int at) implements ExpressionNode {}
}
