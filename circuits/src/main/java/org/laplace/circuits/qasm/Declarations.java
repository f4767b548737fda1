package org.laplace.circuits.qasm;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.laplace.circuits.Gate;
import org.laplace.circuits.classical.ClassicalType;
import org.laplace.circuits.classical.Expression;
import org.laplace.circuits.classical.Expression.Constant;
import org.laplace.circuits.classical.Value;
import org.laplace.circuits.qasm.syntax.ExpressionNode;
import org.laplace.circuits.qasm.syntax.StatementNode;
import org.laplace.circuits.qasm.syntax.TypeNode;

/** Declarations of registers, variables, constants and aliases. */
final class Declarations {
  private final Context context;
  private final Evaluator evaluator;
  private final Folding folding;
  private final DeclaredTypes types;
  private final Operands operands;
  private final RightSides rightSides;
  private final ClassicalStore store;
  private final Measurements measurements;
  private final QubitChoices choices;

  Declarations(
      Context context,
      Evaluator evaluator,
      Operands operands,
      RightSides rightSides,
      ClassicalStore store,
      Measurements measurements,
      QubitChoices choices) {
    this.context = context;
    this.evaluator = evaluator;
    this.folding = evaluator.folding();
    this.types = evaluator.types();
    this.operands = operands;
    this.rightSides = rightSides;
    this.store = store;
    this.measurements = measurements;
    this.choices = choices;
  }

  void include(StatementNode.Include s) {
    context.requireGlobal(s.at(), "An include");
    Map<String, Gate> library = Library.include(s.file());
    if (library == null) {
      throw context.fail(
          s.at() + 1,
          DiagnosticCode.UNKNOWN_INCLUDE,
          "\"qelib1.inc\" or \"stdgates.inc\"",
          "There is no file '"
              + s.file()
              + "': programs come without their files, so only qelib1.inc and stdgates.inc can be"
              + " included. Put the definitions into the program.");
    }
    library.forEach(
        (name, gate) -> {
          if (context.scope().own(name) == null) {
            context.scope().put(name, new Symbol.TableGate(gate));
          }
        });
  }

  void qubits(StatementNode.QubitDeclaration s) {
    context.requireGlobal(s.at(), "A quantum register");
    int size = s.size() == null ? 1 : evaluator.size(s.size(), "The size of a register");
    List<Integer> wires = context.newQubits(s.name(), size);
    context.declare(s.name(), new Symbol.Qubits(wires, s.size() != null));
  }

  void variable(StatementNode.Declaration s) {
    ClassicalType type = types.of(s.type());
    if (type instanceof ClassicalType.Array) {
      context.requireGlobal(s.at(), "An array");
    }
    if (s.constant()) {
      Value value = evaluator.known(valueNode(s), "The value of a constant");
      context.declare(
          s.name(), new Symbol.Known(folding.cast(valueNode(s).at(), type, new Constant(value))));
      return;
    }
    if (type instanceof ClassicalType.Bits bits) {
      declareBits(s, bits.size());
      return;
    }
    if (s.type().kind() == TypeNode.Kind.STRETCH) {
      context.declare(s.name(), new Symbol.Known(new Constant(new Value.Time(Double.NaN))));
      return;
    }
    var variable = new Symbol.Variable(type, Value.zero(type), context.region(), false);
    if (s.value() != null) {
      Expression value = rightSides.value(s.value(), type);
      context.declare(s.name(), variable);
      store.variable(s.value().at(), variable, value);
    } else {
      context.declare(s.name(), variable);
    }
  }

  private static ExpressionNode valueNode(StatementNode.Declaration s) {
    if (s.value() == null) {
      throw new IllegalStateException("the parser requires a value");
    }
    return s.value();
  }

  private void declareBits(StatementNode.Declaration s, int size) {
    boolean register = s.type().size() != null;
    ExpressionNode value = s.value();
    boolean measures = value instanceof ExpressionNode.Measurement;
    // The value is computed before the name is there.
    Expression known =
        value == null || measures ? null : rightSides.value(value, new ClassicalType.Bits(size));
    List<Integer> bits =
        context.scope().isGlobal()
            ? context.newRegister(s.name(), size)
            : context.newScratch(s.name().at(), size);
    var symbol = new Symbol.Bits(bits, register);
    context.declare(s.name(), symbol);
    if (value instanceof ExpressionNode.Measurement measurement) {
      choices.run(s.at(), () -> measurements.into(measurement.at(), measurement.operand(), symbol));
    } else if (known != null) {
      store.bits(bits, known);
    } else if (context.region() > 0) {
      // A region may run many times, each time with fresh bits.
      store.bits(bits, new Constant(new Value.BitString(BigInteger.ZERO, size)));
    }
  }

  void alias(StatementNode.Alias s) {
    ExpressionNode first = s.value();
    while (true) {
      if (first instanceof ExpressionNode.Index index) {
        first = index.base();
      } else if (first instanceof ExpressionNode.Concatenation pair) {
        first = pair.left();
      } else {
        break;
      }
    }
    boolean classical =
        first instanceof ExpressionNode.Identifier identifier
            && context.resolve(identifier.at(), identifier.name()) instanceof Symbol.Bits;
    try {
      context.declare(s.name(), classical ? operands.bits(s.value()) : operands.qubits(s.value()));
    } catch (ChosenQubit chosen) {
      throw evaluator.notConstant(s.value().at(), "What an alias stands for");
    }
  }
}
