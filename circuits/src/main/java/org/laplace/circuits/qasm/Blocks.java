package org.laplace.circuits.qasm;

import java.util.List;
import java.util.function.Function;
import org.laplace.circuits.Operation;
import org.laplace.circuits.qasm.syntax.StatementNode;

/** Lists of statements: one after another, in a scope or in a region of their own. */
final class Blocks {
  private final Context context;
  private final Evaluator evaluator;
  private final Function<StatementNode, Completion> statements;
  private boolean fullIsNoted;

  Blocks(Context context, Evaluator evaluator, Function<StatementNode, Completion> statements) {
    this.context = context;
    this.evaluator = evaluator;
    this.statements = statements;
  }

  /** Runs the statements until one of them leaves the list. */
  Completion runAll(List<StatementNode> statements) {
    for (StatementNode statement : statements) {
      Completion completion = runNoting(statement);
      if (completion != Completion.NORMAL) {
        return completion;
      }
      if (context.diagnostics().isFull()) {
        return Completion.END;
      }
    }
    return Completion.NORMAL;
  }

  /** A statement with a problem is left out, so that later ones are checked too. */
  private Completion runNoting(StatementNode statement) {
    int outer = context.emission().enter(statement.at());
    try {
      context.emission().step();
      return statements.apply(statement);
    } catch (SemanticError error) {
      declareBroken(statement);
      return Completion.NORMAL;
    } catch (ChosenQubit chosen) {
      var _ = evaluator.notConstant(chosen.node().at(), "The qubit that this declaration works on");
      declareBroken(statement);
      return Completion.NORMAL;
    } catch (Emission.Full full) {
      if (!fullIsNoted) {
        fullIsNoted = true;
        var _ =
            context.fail(
                statement.at(),
                DiagnosticCode.TOO_MANY_OPERATIONS,
                "at most " + context.limits().operationsMax() + " operations",
                "Here the program has more than "
                    + context.limits().operationsMax()
                    + " operations after loops, gates and registers are written out; make it"
                    + " smaller, or see whether a loop never ends.");
      }
      throw full;
    } finally {
      var _ = context.emission().enter(outer);
    }
  }

  private void declareBroken(StatementNode statement) {
    if (statement instanceof StatementNode.Naming naming) {
      context.declareBroken(naming.name());
    }
  }

  /** Runs the statements in a scope of their own. */
  Completion runBlock(List<StatementNode> body) {
    var completion = new Completion[] {Completion.NORMAL};
    context.inScope(context.scope().inside(Scope.Kind.BLOCK), () -> completion[0] = runAll(body));
    return completion[0];
  }

  /** What a block writes down that runs only if measurements say so. */
  List<Operation> region(List<StatementNode> body) {
    return context
        .emission()
        .capture(
            () ->
                context.inRegion(
                    () -> {
                      Completion completion = runBlock(body);
                      if (completion != Completion.NORMAL && completion != Completion.LEFT) {
                        throw new IllegalStateException("a region ended with " + completion);
                      }
                    }));
  }
}
