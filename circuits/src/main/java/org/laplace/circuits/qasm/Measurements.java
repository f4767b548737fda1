package org.laplace.circuits.qasm;

import java.util.List;
import org.laplace.circuits.Measure;
import org.laplace.circuits.classical.ClassicalType;
import org.laplace.circuits.classical.Expression;
import org.laplace.circuits.qasm.syntax.ExpressionNode;
import org.laplace.circuits.qasm.syntax.StatementNode;

/** Measurements into bits, variables and values. */
final class Measurements {
  private final Context context;
  private final Evaluator evaluator;
  private final Folding folding;
  private final Indices indices;
  private final Operands operands;
  private final ClassicalStore store;
  private final NumberBits numberBits;

  Measurements(
      Context context,
      Evaluator evaluator,
      Operands operands,
      ClassicalStore store,
      NumberBits numberBits) {
    this.context = context;
    this.evaluator = evaluator;
    this.folding = evaluator.folding();
    this.indices = evaluator.indices();
    this.operands = operands;
    this.store = store;
    this.numberBits = numberBits;
  }

  /** A statement that measures. */
  void run(StatementNode.Measure s) {
    if (s.target() == null) {
      var _ = scratch(s.at(), s.operand());
    } else {
      assign(s.at(), s.target(), s.operand());
    }
  }

  /** target = measure operand. */
  void assign(int at, ExpressionNode target, ExpressionNode operand) {
    if (target instanceof ExpressionNode.Index index
        && index.base() instanceof ExpressionNode.Identifier base
        && index.indices().size() == 1
        && context.resolve(base.at(), base.name()) instanceof Symbol.Bits bits
        && indices.chosen(index.indices().getFirst()) != null) {
      Expression chosen = evaluator.evaluate(index.indices().getFirst());
      List<Integer> scratch = context.newScratch(at, 1);
      into(at, operand, new Symbol.Bits(scratch, false));
      store.chosenBit(bits.bits(), chosen, new Expression.BitsRead(scratch));
      return;
    }
    if (target instanceof ExpressionNode.Index index
        && index.base() instanceof ExpressionNode.Identifier base
        && context.resolve(base.at(), base.name()) instanceof Symbol.Variable variable
        && !(variable.type() instanceof ClassicalType.Array)
        && !variable.readOnly()) {
      numberBits.assign(at, variable, index.indices(), type -> value(at, operand, type));
      return;
    }
    Symbol symbol =
        target instanceof ExpressionNode.Identifier identifier
            ? context.resolve(identifier.at(), identifier.name())
            : null;
    if (symbol instanceof Symbol.Variable variable) {
      store.variable(at, variable, value(at, operand, variable.type()));
      return;
    }
    into(at, operand, operands.bits(target));
  }

  /** What a measurement gives, as the type. */
  Expression value(int at, ExpressionNode operand, ClassicalType type) {
    return folding.cast(at, type, new Expression.BitsRead(scratch(at, operand)));
  }

  /** Measures into bits of its own. */
  private List<Integer> scratch(int at, ExpressionNode operand) {
    Symbol.Qubits qubits = operands.qubits(operand);
    List<Integer> scratch = context.newScratch(at, qubits.wires().size());
    into(at, operand, new Symbol.Bits(scratch, qubits.register()));
    return scratch;
  }

  /** Measures the qubits of an operand into as many bits. */
  void into(int at, ExpressionNode operand, Symbol.Bits target) {
    Symbol.Qubits qubits = operands.qubits(operand);
    int size = qubits.wires().size();
    if (size != target.bits().size()) {
      throw context.fail(
          at,
          DiagnosticCode.SIZE_MISMATCH,
          "as many bits as qubits",
          "This measures "
              + size
              + (size == 1 ? " qubit" : " qubits")
              + " into "
              + target.bits().size()
              + (target.bits().size() == 1 ? " bit" : " bits")
              + "; both must be of the same size.");
    }
    for (int i = 0; i < size; i++) {
      context.emission().emit(new Measure(qubits.wires().get(i), target.bits().get(i)));
      context.emission().setUnknown(target.bits().get(i));
    }
  }
}
