package org.laplace.circuits.qasm;

import java.util.ArrayList;
import java.util.List;
import org.laplace.circuits.classical.ClassicalType;
import org.laplace.circuits.classical.Expression;
import org.laplace.circuits.classical.Value;
import org.laplace.circuits.qasm.syntax.ExpressionNode;
import org.laplace.circuits.qasm.syntax.StatementNode;
import org.laplace.circuits.qasm.syntax.TypeNode;

/** Arguments of subroutines: computed where the call stands, declared in the scope of the body. */
final class SubroutineArguments {
  private final Context context;
  private final Evaluator evaluator;
  private final Folding folding;
  private final DeclaredTypes types;
  private final Operands operands;
  private final ClassicalStore store;

  SubroutineArguments(
      Context context, Evaluator evaluator, Operands operands, ClassicalStore store) {
    this.context = context;
    this.evaluator = evaluator;
    this.folding = evaluator.folding();
    this.types = evaluator.types();
    this.operands = operands;
    this.store = store;
  }

  /**
   * Computes the arguments, in their order.
   *
   * @return what declares them, to be run in the scope of the body
   */
  Runnable bind(List<StatementNode.Argument> arguments, List<ExpressionNode> values) {
    var declarations = new ArrayList<Runnable>();
    for (int i = 0; i < values.size(); i++) {
      declarations.add(argument(arguments.get(i), values.get(i)));
    }
    return () -> declarations.forEach(Runnable::run);
  }

  private Runnable argument(StatementNode.Argument argument, ExpressionNode value) {
    return switch (argument.type().kind()) {
      case QUBIT -> qubits(argument, value);
      case READONLY_ARRAY, MUTABLE_ARRAY -> array(argument, value);
      case BIT, BOOL, INT, UINT, FLOAT, ANGLE, COMPLEX, DURATION, STRETCH, ARRAY ->
          classical(argument, value);
    };
  }

  private Runnable qubits(StatementNode.Argument argument, ExpressionNode value) {
    TypeNode type = argument.type();
    Symbol.Qubits qubits = operands.qubits(value);
    int size = type.size() == null ? 1 : evaluator.size(type.size(), "The size of an argument");
    if (qubits.wires().size() != size) {
      throw context.fail(
          value.at(),
          DiagnosticCode.SIZE_MISMATCH,
          size + " qubits",
          "Argument '"
              + argument.name().text()
              + "' takes "
              + size
              + " qubits, got "
              + qubits.wires().size()
              + ".");
    }
    var symbol = new Symbol.Qubits(qubits.wires(), type.size() != null);
    return () -> context.declare(argument.name(), symbol);
  }

  private Runnable array(StatementNode.Argument argument, ExpressionNode value) {
    boolean readOnly = argument.type().kind() == TypeNode.Kind.READONLY_ARRAY;
    Symbol symbol =
        value instanceof ExpressionNode.Identifier identifier
            ? context.resolve(identifier.at(), identifier.name())
            : null;
    if (symbol instanceof Symbol.ReadOnlyView view && readOnly) {
      return () -> context.declare(argument.name(), view);
    }
    if (symbol instanceof Symbol.Variable variable
        && variable.type() instanceof ClassicalType.Array) {
      Symbol passed = readOnly ? new Symbol.ReadOnlyView(variable) : variable;
      return () -> context.scope().put(argument.name().text(), passed);
    }
    throw context.fail(
        value.at(),
        DiagnosticCode.UNSUPPORTED,
        "the name of an array",
        "An array argument is passed by the name of an array.");
  }

  private Runnable classical(StatementNode.Argument argument, ExpressionNode value) {
    TypeNode node = argument.type();
    ClassicalType type = types.of(node);
    Expression computed = folding.cast(value.at(), type, evaluator.evaluate(value));
    if (type instanceof ClassicalType.Bits bits) {
      List<Integer> places = context.newScratch(value.at(), bits.size());
      store.bits(places, computed);
      return () -> context.declare(argument.name(), new Symbol.Bits(places, node.size() != null));
    }
    var variable = new Symbol.Variable(type, Value.zero(type), context.region(), false);
    store.variable(value.at(), variable, computed);
    return () -> context.declare(argument.name(), variable);
  }
}
