package org.laplace.circuits.qasm;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.laplace.circuits.ControlOperation;
import org.laplace.circuits.Operation;
import org.laplace.circuits.classical.Value;
import org.laplace.circuits.qasm.syntax.StatementNode;

/** The loops around the current statement, and how their bodies run before the shot. */
final class Loops {
  /** Restarts a loop that turned out to have exits that depend on a measurement. */
  private static final class LiftLoop extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Loop loop;

    LiftLoop(Loop loop) {
      super(null, null, false, false);
      this.loop = loop;
    }
  }

  private final Context context;
  private final Blocks blocks;
  private final Lifting lifting;
  private final List<Loop> open = new ArrayList<>();

  Loops(Context context, Blocks blocks, Lifting lifting) {
    this.context = context;
    this.blocks = blocks;
    this.lifting = lifting;
  }

  /** Runs a loop as if none of its exits depended on a measurement, and again if one does. */
  Completion unrolled(int at, List<StatementNode> statements, Function<Loop, Completion> body) {
    Loop loop = Loop.unrolled(context.region());
    var before = new Before();
    try {
      return inside(loop, () -> body.apply(loop));
    } catch (LiftLoop lift) {
      if (lift.loop != loop) {
        throw lift;
      }
    }
    before.restore();
    lifting.lift(at, statements);
    Loop lifted = Loop.lifted(context.region() + 1, context.newLabel());
    var completion = new Completion[] {Completion.NORMAL};
    List<Operation> operations =
        context
            .emission()
            .capture(
                () ->
                    context.inRegion(
                        () -> completion[0] = inside(lifted, () -> body.apply(lifted))));
    context.emission().emit(new ControlOperation.Block(lifted.breakLabel(), operations));
    return completion[0];
  }

  /** Where the program stood at the start of a loop. */
  private final class Before {
    private final int mark = context.emission().mark();
    private final byte[] knownBits = context.emission().knownBits();
    private final List<Symbol.Variable> live = List.copyOf(context.live());
    private final List<Value> values = new ArrayList<>();
    private final Scope scope = context.scope();
    private final int depth = open.size();

    Before() {
      live.forEach(variable -> values.add(variable.known()));
    }

    void restore() {
      open.subList(depth, open.size()).clear();
      context.setScope(scope);
      context.emission().truncate(mark);
      context.emission().restoreKnownBits(knownBits);
      for (int i = 0; i < live.size(); i++) {
        live.get(i).setKnown(values.get(i));
      }
    }
  }

  /** Runs the action as a part of the loop. */
  <T> T inside(Loop loop, Supplier<T> action) {
    open.add(loop);
    try {
      return action.get();
    } finally {
      open.remove(loop);
    }
  }

  /** Runs the action as if no loop were around it, as the body of a subroutine is. */
  <T> T outside(Supplier<T> action) {
    var outer = new ArrayList<>(open);
    open.clear();
    try {
      return action.get();
    } finally {
      open.clear();
      open.addAll(outer);
    }
  }

  /** One round of an unrolled loop. */
  Completion round(Loop loop, Runnable declareVariable, List<StatementNode> body) {
    var completion = new Completion[] {Completion.NORMAL};
    Runnable action =
        () ->
            context.inScope(
                context.scope().inside(Scope.Kind.BLOCK),
                () -> {
                  declareVariable.run();
                  completion[0] = blocks.runAll(body);
                });
    context.emission().step();
    if (!loop.isLifted()) {
      action.run();
      return completion[0];
    }
    loop.startRound(context.newLabel());
    List<Operation> operations = context.emission().capture(action);
    context.emission().emit(new ControlOperation.Block(loop.continueLabel(), operations));
    return completion[0];
  }

  /** break and continue. */
  Completion leave(int at, boolean breaks) {
    if (open.isEmpty()) {
      throw context.fail(
          at,
          DiagnosticCode.MISPLACED,
          "",
          (breaks ? "'break'" : "'continue'") + " stands inside of a loop only.");
    }
    Loop loop = open.getLast();
    if (loop.exitsNow(context.region())) {
      return breaks ? Completion.BREAK : Completion.CONTINUE;
    }
    if (!loop.isLifted()) {
      throw new LiftLoop(loop);
    }
    context
        .emission()
        .emit(new ControlOperation.Exit(breaks ? loop.breakLabel() : loop.continueLabel()));
    return Completion.LEFT;
  }

  /** Whether what the innermost loop assigns is in the memory. */
  boolean innermostIsLifted() {
    return !open.isEmpty() && open.getLast().isLifted();
  }
}
