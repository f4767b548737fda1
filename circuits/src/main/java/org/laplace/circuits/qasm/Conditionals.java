package org.laplace.circuits.qasm;

import java.util.ArrayList;
import java.util.List;
import org.laplace.circuits.ControlOperation;
import org.laplace.circuits.Operation;
import org.laplace.circuits.classical.Expression;
import org.laplace.circuits.classical.Expression.Constant;
import org.laplace.circuits.classical.Operator;
import org.laplace.circuits.qasm.syntax.ExpressionNode;
import org.laplace.circuits.qasm.syntax.StatementNode;

/** if and switch: what is known picks its branch, the rest becomes branches of the circuit. */
final class Conditionals {
  private final Context context;
  private final Evaluator evaluator;
  private final Folding folding;
  private final Blocks blocks;
  private final Lifting lifting;

  Conditionals(Context context, Evaluator evaluator, Blocks blocks, Lifting lifting) {
    this.context = context;
    this.evaluator = evaluator;
    this.folding = evaluator.folding();
    this.blocks = blocks;
    this.lifting = lifting;
  }

  Completion runIf(StatementNode.If s) {
    Expression condition = evaluator.condition(s.condition());
    if (condition instanceof Constant constant) {
      boolean holds = folding.truth(s.at(), constant.value());
      return blocks.runBlock(holds ? s.then() : s.otherwise());
    }
    // What the condition reads is about to change places, not values.
    lifting.lift(s.at(), s.then());
    lifting.lift(s.at(), s.otherwise());
    List<Operation> then = blocks.region(s.then());
    List<Operation> otherwise = blocks.region(s.otherwise());
    context.emission().emit(new ControlOperation.If(condition, then, otherwise));
    return Completion.NORMAL;
  }

  Completion runSwitch(StatementNode.Switch s) {
    Expression subject = evaluator.evaluate(s.subject());
    List<List<StatementNode>> bodies = new ArrayList<>();
    List<Expression> conditions = new ArrayList<>();
    for (StatementNode.Case part : s.cases()) {
      Expression matches = null;
      for (ExpressionNode value : part.values()) {
        Expression known = new Constant(evaluator.known(value, "The value of a case"));
        Expression equal = folding.binary(value.at(), Operator.EQUAL, subject, known);
        matches = matches == null ? equal : folding.binary(value.at(), Operator.OR, matches, equal);
      }
      if (matches instanceof Constant constant) {
        if (folding.truth(s.at(), constant.value())) {
          if (conditions.isEmpty()) {
            return blocks.runBlock(part.body());
          }
          break;
        }
        continue;
      }
      if (matches != null) {
        conditions.add(matches);
        bodies.add(part.body());
      }
    }
    if (conditions.isEmpty()) {
      return blocks.runBlock(s.otherwise());
    }
    bodies.forEach(body -> lifting.lift(s.at(), body));
    lifting.lift(s.at(), s.otherwise());
    List<Operation> rest = blocks.region(s.otherwise());
    for (int i = conditions.size() - 1; i >= 0; i--) {
      rest =
          List.of(new ControlOperation.If(conditions.get(i), blocks.region(bodies.get(i)), rest));
      context.emission().count(1);
    }
    context.emission().emitAll(rest);
    return Completion.NORMAL;
  }
}
