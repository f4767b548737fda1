package org.laplace.circuits.qasm;

import java.util.List;
import org.laplace.circuits.classical.ClassicalType;
import org.laplace.circuits.classical.Expression;
import org.laplace.circuits.qasm.syntax.Name;
import org.laplace.circuits.qasm.syntax.StatementNode;

/** Definitions of gates: the body is checked and counted once, and run at every application. */
final class GateDefinitions {
  private final Context context;
  private final Blocks blocks;
  private int definitions;

  GateDefinitions(Context context, Blocks blocks) {
    this.context = context;
    this.blocks = blocks;
  }

  void define(StatementNode.GateDefinition s) {
    context.requireGlobal(s.at(), "A gate");
    Scope body = context.scope().inside(Scope.Kind.BODY);
    int[] unique = {0};
    context.inScope(
        body,
        () -> {
          for (Name parameter : s.parameters()) {
            // In a body that is only checked, a parameter is a float that nobody knows.
            context.declare(
                parameter,
                new Symbol.Known(
                    new Expression.Cast(
                        new ClassicalType.Real(ClassicalType.DEFAULT_WIDTH),
                        new Expression.VariableRead(-1))));
          }
          for (Name qubit : s.qubits()) {
            context.declare(qubit, new Symbol.Qubits(List.of(-1 - unique[0]++), false));
          }
        });
    int problems = context.diagnostics().size();
    long operations =
        context.emission().countOf(() -> context.inScope(body, () -> runBody(s.body())));
    if (context.diagnostics().size() > problems) {
      throw new SemanticError();
    }
    context.declare(s.name(), new Symbol.DefinedGate(s, operations, definitions++));
  }

  /** Runs the body of a gate in the scope of its parameters and qubits. */
  void runBody(List<StatementNode> body) {
    context.inGate(
        () -> {
          var _ = blocks.runAll(body);
        });
  }

  /** What stands in the body of a gate (OpenQASM 3.0, "Hierarchically defined unitary gates"). */
  void checkStatement(StatementNode statement) {
    boolean allowed =
        switch (statement) {
          case StatementNode.GateCall s -> true;
          case StatementNode.Barrier s -> true;
          case StatementNode.Delay s -> true;
          case StatementNode.Nop s -> true;
          case StatementNode.Box s -> true;
          case StatementNode.For s -> true;
          case StatementNode.Scope s -> true;
          default -> false;
        };
    if (!allowed) {
      throw context.fail(
          statement.at(),
          DiagnosticCode.MISPLACED,
          "a gate",
          "The body of a gate has gates, barriers and loops over them only.");
    }
  }
}
