package org.laplace.circuits.qasm;

import java.util.List;
import org.laplace.circuits.classical.ClassicalType;
import org.laplace.circuits.classical.Expression;
import org.laplace.circuits.classical.Expression.Constant;
import org.laplace.circuits.classical.Value;
import org.laplace.circuits.qasm.syntax.StatementNode;

/** for: written out, one round per value. */
final class ForLoops {
  private final Context context;
  private final DeclaredTypes types;
  private final Blocks blocks;
  private final Lifting lifting;
  private final Loops loops;
  private final LoopValues values;
  private final ClassicalStore store;

  ForLoops(
      Context context,
      Evaluator evaluator,
      Blocks blocks,
      Lifting lifting,
      Loops loops,
      ClassicalStore store) {
    this.context = context;
    this.types = evaluator.types();
    this.blocks = blocks;
    this.lifting = lifting;
    this.loops = loops;
    this.values = new LoopValues(context, evaluator);
    this.store = store;
  }

  Completion run(StatementNode.For s) {
    if (context.inGate() && context.emission().isCounting()) {
      return runCounted(s);
    }
    ClassicalType type = types.of(s.type());
    List<Expression> all = values.of(s, type);
    return loops.unrolled(
        s.at(),
        s.body(),
        loop -> {
          for (Expression value : all) {
            Completion completion =
                loops.round(loop, () -> declareLoopVariable(s, type, value), s.body());
            if (completion == Completion.BREAK) {
              return Completion.NORMAL;
            }
            if (completion == Completion.RETURN || completion == Completion.END) {
              return completion;
            }
          }
          return Completion.NORMAL;
        });
  }

  /** A loop in the body of a gate whose bounds may be parameters: checked once where they are. */
  private Completion runCounted(StatementNode.For s) {
    ClassicalType type = types.of(s.type());
    List<Expression> all;
    try {
      all = values.of(s, type);
    } catch (LoopValues.UnknownBounds unknown) {
      all = List.of(new Constant(Value.zero(type)));
    }
    for (Expression value : all) {
      context.emission().step();
      context.inScope(
          context.scope().inside(Scope.Kind.BLOCK),
          () -> {
            declareLoopVariable(s, type, value);
            var _ = blocks.runAll(s.body());
          });
    }
    return Completion.NORMAL;
  }

  private void declareLoopVariable(StatementNode.For s, ClassicalType type, Expression value) {
    if (type instanceof ClassicalType.Bits bits && !context.inGate()) {
      List<Integer> places = context.newScratch(s.name().at(), bits.size());
      context.declare(s.name(), new Symbol.Bits(places, false));
      store.bits(places, value);
      return;
    }
    var variable = new Symbol.Variable(type, Value.zero(type), context.region(), false);
    context.declare(s.name(), variable);
    store.variable(s.at(), variable, value);
    if (lifting.mayAssign(s.body(), s.name()) && loops.innermostIsLifted()) {
      context.lift(s.at(), variable);
    }
  }
}
