package org.laplace.qpu.qpy;

import java.math.BigInteger;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.laplace.circuits.classical.ClassicalType;
import org.laplace.circuits.classical.Expression;
import org.laplace.circuits.classical.Function;
import org.laplace.circuits.classical.Operator;
import org.laplace.circuits.classical.Value;
import org.laplace.qpu.QpuLimits;

/** Reads conditions on bits and registers, and EXPRESSION trees over them. */
final class ConditionReader {
  /** The binary operators of Qiskit, by their numbers less one. */
  private static final List<Operator> BINARY =
      List.of(
          Operator.BIT_AND,
          Operator.BIT_OR,
          Operator.BIT_XOR,
          Operator.AND,
          Operator.OR,
          Operator.EQUAL,
          Operator.NOT_EQUAL,
          Operator.LESS,
          Operator.LESS_OR_EQUAL,
          Operator.GREATER,
          Operator.GREATER_OR_EQUAL,
          Operator.SHIFT_LEFT,
          Operator.SHIFT_RIGHT,
          Operator.ADD,
          Operator.SUBTRACT,
          Operator.MULTIPLY,
          Operator.DIVIDE);

  private final int bits;
  private final List<QpyBody.Register> registers;

  /**
   * A reader for one body.
   *
   * @param bits number of its bits
   */
  ConditionReader(int bits, List<QpyBody.Register> registers) {
    this.bits = bits;
    this.registers = registers;
  }

  /** A bit or register as a number: the first half of a condition, and the target of a switch. */
  Condition target(String name) throws QpyException {
    if (name.startsWith("\0")) {
      int bit = bit(name.substring(1));
      return bitOf -> new Expression.BitsRead(List.of(bitOf.applyAsInt(bit)));
    }
    return number(register(name));
  }

  /** True when a bit or register has the value. */
  Condition equal(String name, long value) throws QpyException {
    Condition target = target(name);
    return bitOf ->
        new Expression.Binary(
            Operator.EQUAL,
            target.on(bitOf),
            new Expression.Constant(new Value.Whole(value, 64, false)));
  }

  private int bit(String digits) throws QpyException {
    try {
      int bit = Integer.parseInt(digits);
      if (bit >= 0 && bit < bits) {
        return bit;
      }
    } catch (NumberFormatException e) {
      // Refused below.
    }
    throw new QpyException(QpyCode.MALFORMED, "a condition names bit '" + digits + "'");
  }

  private List<Integer> register(String name) throws QpyException {
    QpyBody.Register register = QpyBody.find(registers, name);
    if (register == null || register.bits().contains(-1)) {
      throw new QpyException(
          QpyCode.MALFORMED, "a condition names register '" + name + "', which is not all there");
    }
    if (register.bits().size() > Long.SIZE) {
      throw new QpyException(
          QpyCode.UNSUPPORTED_CLASSICAL,
          "a condition reads register '" + name + "' of more than 64 bits");
    }
    return register.bits();
  }

  private static Condition number(List<Integer> register) {
    var type = new ClassicalType.Uint(Math.max(1, register.size()));
    return bitOf ->
        new Expression.Cast(
            type, new Expression.BitsRead(register.stream().map(bitOf::applyAsInt).toList()));
  }

  /** EXPRESSION. */
  Condition expression(ByteCursor bytes) throws QpyException {
    return expression(bytes, QpuLimits.QPY_NESTING_DEPTH_MAX);
  }

  private Condition expression(ByteCursor bytes, int depthLeft) throws QpyException {
    if (depthLeft == 0) {
      throw new QpyException(QpyCode.TOO_LARGE, "an expression is nested too deep");
    }
    char kind = bytes.symbol();
    ClassicalType type = type(bytes);
    return switch (kind) {
      case 'x' -> variable(bytes);
      case 'v' -> {
        Value value = value(bytes, type);
        yield bitOf -> new Expression.Constant(value);
      }
      case 'c' -> {
        bytes.flag();
        Condition operand = expression(bytes, depthLeft - 1);
        yield bitOf -> new Expression.Cast(type, operand.on(bitOf));
      }
      case 'u' -> {
        Function function =
            switch (bytes.u8()) {
              case 1 -> Function.COMPLEMENT;
              case 2 -> Function.NOT;
              default ->
                  throw new QpyException(
                      QpyCode.UNSUPPORTED_CLASSICAL, "an expression has an unknown prefix");
            };
        Condition operand = expression(bytes, depthLeft - 1);
        yield bitOf -> call(function, type, operand, bitOf);
      }
      case 'b' -> {
        int number = bytes.u8();
        if (number < 1 || number > BINARY.size()) {
          throw new QpyException(
              QpyCode.UNSUPPORTED_CLASSICAL, "an expression has the operator " + number);
        }
        Operator operator = BINARY.get(number - 1);
        Condition left = expression(bytes, depthLeft - 1);
        Condition right = expression(bytes, depthLeft - 1);
        yield bitOf ->
            new Expression.Cast(
                type, new Expression.Binary(operator, left.on(bitOf), right.on(bitOf)));
      }
      case 'i' -> {
        Condition target = expression(bytes, depthLeft - 1);
        Condition index = expression(bytes, depthLeft - 1);
        yield bitOf ->
            new Expression.Cast(
                type, new Expression.BitsOf(target.on(bitOf), List.of(index.on(bitOf))));
      }
      default ->
          throw new QpyException(
              QpyCode.UNSUPPORTED_CLASSICAL, "an expression has a part of kind '" + kind + "'");
    };
  }

  private static Expression call(
      Function function, ClassicalType type, Condition operand, IntUnaryOperator bitOf) {
    // The complement of a bool is its negation.
    Function applied = type instanceof ClassicalType.Bool ? Function.NOT : function;
    return new Expression.Cast(type, new Expression.Call(applied, List.of(operand.on(bitOf))));
  }

  private static ClassicalType type(ByteCursor bytes) throws QpyException {
    char kind = bytes.symbol();
    return switch (kind) {
      case 'b' -> {
        yield new ClassicalType.Bool();
      }
      case 'u' -> {
        long width = bytes.u32();
        if (width < 1 || width > Long.SIZE) {
          throw new QpyException(
              QpyCode.UNSUPPORTED_CLASSICAL,
              "a number of " + width + " bits; at most 64 are taken");
        }
        yield new ClassicalType.Uint((int) width);
      }
      default ->
          throw new QpyException(QpyCode.UNSUPPORTED_CLASSICAL, "a value of type '" + kind + "'");
    };
  }

  private Condition variable(ByteCursor bytes) throws QpyException {
    char kind = bytes.symbol();
    return switch (kind) {
      case 'C' -> {
        int bit = bytes.index();
        if (bit >= bits) {
          throw new QpyException(QpyCode.MALFORMED, "an expression reads bit " + bit);
        }
        yield bitOf ->
            new Expression.Cast(
                new ClassicalType.Bool(), new Expression.BitsRead(List.of(bitOf.applyAsInt(bit))));
      }
      case 'R' -> number(register(bytes.text(bytes.u16())));
      default ->
          throw new QpyException(
              QpyCode.UNSUPPORTED_CLASSICAL,
              "a classical variable; only bits and registers are taken");
    };
  }

  private static Value value(ByteCursor bytes, ClassicalType type) throws QpyException {
    char kind = bytes.symbol();
    return switch (kind) {
      case 'b' -> {
        yield new Value.Truth(bytes.flag());
      }
      case 'i' -> {
        byte[] number = bytes.take(bytes.u8());
        if (!(type instanceof ClassicalType.Uint uint)) {
          throw new QpyException(QpyCode.MALFORMED, "an integer that is no integer");
        }
        BigInteger value = number.length == 0 ? BigInteger.ZERO : new BigInteger(number);
        yield new Value.Whole(value.longValue(), uint.width(), false);
      }
      default ->
          throw new QpyException(
              QpyCode.UNSUPPORTED_CLASSICAL, "a value of kind '" + kind + "' in an expression");
    };
  }
}
