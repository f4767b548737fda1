package org.laplace.circuits.qasm;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.laplace.circuits.classical.BitPatterns;
import org.laplace.circuits.classical.ClassicalFault;
import org.laplace.circuits.classical.ClassicalType;
import org.laplace.circuits.classical.Expression;
import org.laplace.circuits.classical.Expression.Constant;
import org.laplace.circuits.classical.Value;
import org.laplace.circuits.qasm.syntax.StatementNode;

/** Inputs, whose values come with the program, and outputs. */
final class Ports {
  private final Context context;
  private final Folding folding;
  private final DeclaredTypes types;
  private final SortedMap<String, Double> inputs;
  private final SortedSet<String> declared = new TreeSet<>();
  private final ClassicalStore store;
  private final List<Output> outputs = new ArrayList<>();

  /** A number whose bits are part of the result. */
  private record Output(int at, Symbol.Variable variable, List<Integer> bits) {}

  Ports(
      Context context,
      Evaluator evaluator,
      SortedMap<String, Double> inputs,
      ClassicalStore store) {
    this.context = context;
    this.folding = evaluator.folding();
    this.types = evaluator.types();
    this.inputs = inputs;
    this.store = store;
  }

  void declare(StatementNode.PortDeclaration s) {
    context.requireGlobal(s.at(), s.input() ? "An input" : "An output");
    ClassicalType type = types.of(s.type());
    if (!s.input()) {
      declareOutput(s, type);
      return;
    }
    declared.add(s.name().text());
    Double given = inputs.get(s.name().text());
    if (given == null) {
      throw context.fail(
          s.name().at(),
          DiagnosticCode.INPUT_MISSING,
          "a value for '" + s.name().text() + "'",
          "Input '" + s.name().text() + "' has no value; give one when you submit the program.");
    }
    context.declare(s.name(), new Symbol.Known(new Constant(inputValue(s, type, given))));
  }

  /** Results are bits: a number is given as the register of its bits, lowest first. */
  private void declareOutput(StatementNode.PortDeclaration s, ClassicalType type) {
    if (type instanceof ClassicalType.Bits bits) {
      List<Integer> places = context.newRegister(s.name(), bits.size());
      context.declare(s.name(), new Symbol.Bits(places, s.type().size() != null));
      return;
    }
    int width;
    try {
      width = BitPatterns.width(type);
    } catch (ClassicalFault noBits) {
      throw context.fail(
          s.at(),
          DiagnosticCode.UNSUPPORTED,
          "an output of type bit, bool, int, uint or angle[n]",
          "Results are bits, and a value of type "
              + type.text()
              + " has none; cast it to an integer, an angle with a size or a bit register.");
    }
    var variable = new Symbol.Variable(type, Value.zero(type), context.region(), false);
    outputs.add(new Output(s.at(), variable, context.newRegister(s.name(), width)));
    context.declare(s.name(), variable);
  }

  /** Copies the outputs that are numbers to their registers; where the program ends. */
  void writeOutputs() {
    for (Output output : outputs) {
      Value known = output.variable().known();
      Expression value =
          known == null
              ? new Expression.VariableRead(output.variable().slot())
              : new Constant(known);
      var bits = new ClassicalType.Bits(output.bits().size());
      store.bits(output.bits(), folding.cast(output.at(), bits, value));
    }
  }

  private Value inputValue(StatementNode.PortDeclaration s, ClassicalType type, double given) {
    boolean whole =
        switch (type) {
          case ClassicalType.Bool b -> given == 0 || given == 1;
          case ClassicalType.Bits b ->
              isInteger(given) && given >= 0 && StrictMath.getExponent(given) < b.size();
          case ClassicalType.Int i -> isInteger(given) && fits(given, i.width() - 1, true);
          case ClassicalType.Uint u -> isInteger(given) && fits(given, u.width(), false);
          case ClassicalType.Real r -> Double.isFinite(given);
          case ClassicalType.Angle a -> Double.isFinite(given);
          case ClassicalType.Complex c -> Double.isFinite(given);
          case ClassicalType.Duration d -> false;
          case ClassicalType.Array a -> false;
        };
    if (!whole) {
      throw context.fail(
          s.name().at(),
          DiagnosticCode.INPUT_INVALID,
          "a value of type " + type.text(),
          "Input '"
              + s.name().text()
              + "' is "
              + given
              + ", which is no value of type "
              + type.text()
              + ".");
    }
    Value number =
        isInteger(given) && StrictMath.abs(given) < 0x1p63
            ? Value.Whole.of((long) given)
            : Value.Real.of(given);
    Value source =
        type instanceof ClassicalType.Angle || type instanceof ClassicalType.Real
            ? Value.Real.of(given)
            : number;
    Expression cast = folding.cast(s.at(), type, new Constant(source));
    return ((Constant) cast).value();
  }

  private static boolean isInteger(double value) {
    return Double.isFinite(value) && value == StrictMath.rint(value);
  }

  private static boolean fits(double value, int bits, boolean signed) {
    double limit = StrictMath.min(StrictMath.scalb(1.0, bits), 0x1p62);
    return value < limit && value >= (signed ? -limit : 0);
  }

  /** At the end of the program: notes values for inputs that it never declared. */
  void checkAllDeclared() {
    for (String name : inputs.keySet()) {
      if (!declared.contains(name)) {
        context
            .diagnostics()
            .add(
                DiagnosticCode.INPUT_UNKNOWN,
                0,
                0,
                "",
                "The program declares no input '" + name + "'; " + declaredNames());
      }
    }
  }

  private String declaredNames() {
    return declared.isEmpty() ? "it has none." : "it has " + String.join(", ", declared) + ".";
  }
}
