package org.laplace.circuits.qasm;

import java.util.ArrayList;
import org.laplace.circuits.Barrier;
import org.laplace.circuits.Reset;
import org.laplace.circuits.classical.Value;
import org.laplace.circuits.qasm.syntax.ExpressionNode;
import org.laplace.circuits.qasm.syntax.StatementNode;

/** Quantum statements that are neither gates nor measurements. */
final class QuantumStatements {
  private final Context context;
  private final Evaluator evaluator;
  private final Samples samples;
  private final Operands operands;

  QuantumStatements(Context context, Evaluator evaluator, Operands operands) {
    this.context = context;
    this.evaluator = evaluator;
    this.samples = evaluator.samples();
    this.operands = operands;
  }

  void reset(StatementNode.Reset s) {
    for (int wire : operands.qubits(s.operand()).wires()) {
      context.emission().emit(new Reset(wire));
    }
  }

  void barrier(StatementNode.Barrier s) {
    var wires = new ArrayList<Integer>();
    if (s.operands().isEmpty() && !context.inGate()) {
      for (int i = 0; i < context.qubits(); i++) {
        wires.add(i);
      }
    }
    for (ExpressionNode operand : s.operands()) {
      try {
        for (int wire : operands.qubits(operand).wires()) {
          wires.add(wire);
        }
      } catch (ChosenQubit chosen) {
        throw evaluator.notConstant(operand.at(), "The qubits of a barrier");
      }
    }
    context.emission().emit(new Barrier(wires.stream().distinct().toList()));
  }

  /** A delay has no effect on an ideal device; what it says is checked all the same. */
  void delay(StatementNode.Delay s) {
    checkDuration(s.duration());
    s.operands().forEach(operands::qubits);
  }

  void nop(StatementNode.Nop s) {
    s.operands().forEach(operands::qubits);
  }

  /** Checks that an expression is a duration. */
  void checkDuration(ExpressionNode node) {
    Value sample = samples.of(node.at(), evaluator.evaluate(node));
    if (!(sample instanceof Value.Time)) {
      throw context.fail(
          node.at(),
          DiagnosticCode.TYPE_MISMATCH,
          "a duration",
          "A duration such as 100ns stands here.");
    }
  }
}
