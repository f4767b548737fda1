package org.laplace.circuits.qasm;

import java.util.ArrayList;
import java.util.List;
import org.laplace.circuits.ControlOperation;
import org.laplace.circuits.Operation;
import org.laplace.circuits.classical.Expression;
import org.laplace.circuits.classical.Expression.Constant;
import org.laplace.circuits.classical.Value;
import org.laplace.circuits.qasm.syntax.StatementNode;

/** while: written out as long as its condition is known, else a loop of the circuit. */
final class WhileLoops {
  private final Context context;
  private final Evaluator evaluator;
  private final Folding folding;
  private final Blocks blocks;
  private final Lifting lifting;
  private final Loops loops;

  WhileLoops(Context context, Evaluator evaluator, Blocks blocks, Lifting lifting, Loops loops) {
    this.context = context;
    this.evaluator = evaluator;
    this.folding = evaluator.folding();
    this.blocks = blocks;
    this.lifting = lifting;
    this.loops = loops;
  }

  Completion run(StatementNode.While s) {
    return loops.unrolled(
        s.at(),
        s.body(),
        loop -> {
          while (true) {
            Expression condition = evaluator.condition(s.condition());
            if (!(condition instanceof Constant constant) || loop.isLifted()) {
              runAtRunTime(s);
              return Completion.NORMAL;
            }
            if (!folding.truth(s.at(), constant.value())) {
              return Completion.NORMAL;
            }
            Completion completion = loops.round(loop, () -> {}, s.body());
            if (completion == Completion.BREAK) {
              return Completion.NORMAL;
            }
            if (completion == Completion.RETURN || completion == Completion.END) {
              return completion;
            }
          }
        });
  }

  private void runAtRunTime(StatementNode.While s) {
    lifting.lift(s.at(), s.condition());
    lifting.lift(s.at(), s.body());
    Loop loop = Loop.atRunTime(context.region() + 1, context.newLabel(), context.newLabel());
    var condition = new Expression[1];
    List<Operation> preparation =
        context
            .emission()
            .capture(
                () -> context.inRegion(() -> condition[0] = evaluator.condition(s.condition())));
    List<Operation> body = loops.inside(loop, () -> blocks.region(s.body()));
    Emission emission = context.emission();
    List<Operation> round = List.of(new ControlOperation.Block(loop.continueLabel(), body));
    emission.count(2);
    if (preparation.isEmpty()) {
      round = List.of(new ControlOperation.While(condition[0], round));
    } else {
      // The condition calls a subroutine that does something, so it is asked inside of the loop.
      var all = new ArrayList<Operation>(preparation);
      all.add(
          new ControlOperation.If(
              condition[0], List.of(), List.of(new ControlOperation.Exit(loop.breakLabel()))));
      all.addAll(round);
      round = List.of(new ControlOperation.While(new Constant(new Value.Truth(true)), all));
    }
    emission.emit(new ControlOperation.Block(loop.breakLabel(), round));
  }
}
