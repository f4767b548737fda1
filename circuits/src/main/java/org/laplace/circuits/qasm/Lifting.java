package org.laplace.circuits.qasm;

import java.util.List;
import org.laplace.circuits.qasm.syntax.ExpressionNode;
import org.laplace.circuits.qasm.syntax.Name;
import org.laplace.circuits.qasm.syntax.StatementNode;

/** Puts what statements may assign into the memory of the shot, before a region that has them. */
final class Lifting {
  private final Context context;
  private final AssignedNames assigned = new AssignedNames();

  Lifting(Context context) {
    this.context = context;
  }

  /** Lifts what the statements may assign. */
  void lift(int at, List<StatementNode> statements) {
    liftNames(at, assigned.of(statements));
  }

  /** Lifts what the statement may assign. */
  void lift(int at, StatementNode statement) {
    liftNames(at, assigned.of(statement));
  }

  /** Lifts what calls in the expression may assign. */
  void lift(int at, ExpressionNode expression) {
    liftNames(at, assigned.of(expression));
  }

  /** Whether the statements may assign to the name. */
  boolean mayAssign(List<StatementNode> statements, Name name) {
    return assigned.of(statements).contains(name.text());
  }

  private void liftNames(int at, Iterable<String> names) {
    for (String name : names) {
      switch (context.scope().find(name)) {
        case Symbol.Variable variable -> context.lift(at, variable);
        case Symbol.Bits bits -> bits.bits().forEach(context.emission()::setUnknown);
        case null, default -> {}
      }
    }
  }
}
