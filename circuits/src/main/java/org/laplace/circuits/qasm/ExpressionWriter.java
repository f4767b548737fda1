package org.laplace.circuits.qasm;

import java.util.ArrayList;
import java.util.List;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.ClassicalRegister;
import org.laplace.circuits.classical.ClassicalType;
import org.laplace.circuits.classical.Expression;
import org.laplace.circuits.classical.Value;

/** Expressions in OpenQASM 3; every operation in parentheses, every number to the bit. */
final class ExpressionWriter {
  static final String SCRATCH = "scratch_";

  private final Circuit circuit;
  private final List<String> bitNames = new ArrayList<>();
  private final List<String> registerNames;

  ExpressionWriter(Circuit circuit, List<String> registerNames) {
    this.circuit = circuit;
    this.registerNames = registerNames;
    for (int i = 0; i < registerNames.size(); i++) {
      for (int bit = 0; bit < circuit.registers().get(i).size(); bit++) {
        bitNames.add(registerNames.get(i) + "[" + bit + "]");
      }
    }
    for (int bit = 0; bit < circuit.scratchBits(); bit++) {
      bitNames.add(SCRATCH + "[" + bit + "]");
    }
  }

  /** The names of bits, as one operand. */
  String bits(List<Integer> bits) {
    int first = 0;
    for (int i = 0; i < registerNames.size(); i++) {
      ClassicalRegister register = circuit.registers().get(i);
      if (bits.size() == register.size() && isRun(bits, first)) {
        return registerNames.get(i);
      }
      first += register.size();
    }
    return String.join(" ++ ", bits.stream().map(bitNames::get).toList());
  }

  String bit(int bit) {
    return bitNames.get(bit);
  }

  /** An index needs a name before it, so the bits must be those of one register in a row. */
  String indexable(List<Integer> bits) {
    String name = bits(bits);
    if (name.contains("[")) {
      if (!isRun(bits, bits.getFirst())) {
        throw new Unwritable("an index into bits of several registers has no form in OpenQASM 3");
      }
      int bracket = name.indexOf('[');
      int low = Integer.parseInt(name.substring(bracket + 1, name.indexOf(']')));
      return name.substring(0, bracket) + "[" + low + ":" + (low + bits.size() - 1) + "]";
    }
    return name;
  }

  private static boolean isRun(List<Integer> bits, int first) {
    for (int i = 0; i < bits.size(); i++) {
      if (bits.get(i) != first + i) {
        return false;
      }
    }
    return true;
  }

  static String variable(int number) {
    return "variable_" + number;
  }

  String expression(Expression expression) {
    return switch (expression) {
      case Expression.Constant constant -> value(constant.value());
      case Expression.BitsRead read ->
          read.bits().size() == 1 ? bit(read.bits().getFirst()) : "(" + bits(read.bits()) + ")";
      case Expression.BitChosen chosen ->
          indexable(chosen.bits()) + "[" + expression(chosen.index()) + "]";
      case Expression.VariableRead read -> variable(read.variable());
      case Expression.ElementRead read ->
          variable(read.variable()) + place(read.variable(), read.place());
      case Expression.BitsOf of ->
          "("
              + expression(of.value())
              + ")"
              + (of.indices().size() == 1
                  ? "[" + expression(of.indices().getFirst()) + "]"
                  : "[{"
                      + String.join(", ", of.indices().stream().map(this::expression).toList())
                      + "}]");
      case Expression.Binary binary ->
          "("
              + expression(binary.left())
              + " "
              + binary.operator().symbol()
              + " "
              + expression(binary.right())
              + ")";
      case Expression.Call call ->
          (call.function().isPrefix() ? "(" : "")
              + call.function().symbol()
              + "("
              + String.join(", ", call.operands().stream().map(this::expression).toList())
              + ")"
              + (call.function().isPrefix() ? ")" : "");
      case Expression.Cast cast -> type(cast.type()) + "(" + expression(cast.value()) + ")";
    };
  }

  /** The index of an element: arrays of one dimension take its number as it is. */
  String place(int variable, Expression place) {
    var type = (ClassicalType.Array) circuit.variables().get(variable);
    if (type.dimensions().size() != 1) {
      throw new Unwritable(
          "an element of an array of several dimensions is only known by its number");
    }
    return "[" + expression(place) + "]";
  }

  static String type(ClassicalType type) {
    return type instanceof ClassicalType.Bits bits ? "bit[" + bits.size() + "]" : type.text();
  }

  String value(Value value) {
    return switch (value) {
      case Value.Truth truth -> String.valueOf(truth.value());
      case Value.BitString bits -> {
        String digits = bits.bits().toString(2);
        yield "\"" + "0".repeat(bits.size() - digits.length()) + digits + "\"";
      }
      case Value.Whole whole -> {
        boolean plain = whole.signed() && whole.width() == ClassicalType.DEFAULT_WIDTH;
        if (whole.value() == Long.MIN_VALUE || (!whole.signed() && whole.value() < 0)) {
          throw new Unwritable("the integer " + whole.exact() + " is no literal of 64 bits");
        }
        String digits =
            whole.value() < 0 ? "(-" + -whole.value() + ")" : Long.toString(whole.value());
        yield plain ? digits : whole.type().text() + "(" + digits + ")";
      }
      case Value.Real real ->
          real.width() == ClassicalType.DEFAULT_WIDTH
              ? number(real.value())
              : "float[32](" + number(real.value()) + ")";
      case Value.Turn turn ->
          "angle["
              + turn.width()
              + "]("
              + value(
                  (Value.BitString)
                      org.laplace.circuits.classical.Conversions.cast(
                          new ClassicalType.Bits(turn.width()), turn))
              + ")";
      case Value.Complex complex ->
          "(" + number(complex.re()) + " + " + number(complex.im()) + " * 1.0im)";
      case Value.Time time -> {
        if (Double.isNaN(time.seconds())) {
          throw new Unwritable("a duration without a length");
        }
        yield "(" + number(time.seconds()) + " * 1.0s)";
      }
      case Value.Elements elements -> {
        if (elements.type().dimensions().size() != 1) {
          throw new Unwritable("an array of several dimensions");
        }
        yield "{" + String.join(", ", elements.values().stream().map(this::value).toList()) + "}";
      }
    };
  }

  /** The shortest digits that give the same double again. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      throw new Unwritable("the number " + value + " has no literal");
    }
    return value < 0 || (value == 0 && 1 / value < 0) ? "(" + value + ")" : Double.toString(value);
  }
}
