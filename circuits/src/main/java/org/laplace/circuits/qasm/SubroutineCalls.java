package org.laplace.circuits.qasm;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laplace.circuits.CircuitLimits;
import org.laplace.circuits.ControlOperation;
import org.laplace.circuits.Operation;
import org.laplace.circuits.classical.ClassicalType;
import org.laplace.circuits.classical.Expression;
import org.laplace.circuits.classical.Expression.Constant;
import org.laplace.circuits.classical.Value;
import org.laplace.circuits.qasm.syntax.ExpressionNode;
import org.laplace.circuits.qasm.syntax.StatementNode;

/** Calls of subroutines, which are written out where they stand, and returns. */
final class SubroutineCalls {
  /** A subroutine that is being run. */
  private static final class Call {
    private final StatementNode.SubroutineDefinition definition;
    private final @Nullable ClassicalType resultType;
    private final int region;
    private int label = -1;
    private int resultSlot = -1;
    private @Nullable Expression result;

    Call(
        StatementNode.SubroutineDefinition definition,
        @Nullable ClassicalType resultType,
        int region) {
      this.definition = definition;
      this.resultType = resultType;
      this.region = region;
    }
  }

  private final Context context;
  private final DeclaredTypes types;
  private final Blocks blocks;
  private final Loops loops;
  private final SubroutineArguments arguments;
  private final RightSides rightSides;
  private final List<Call> calls = new ArrayList<>();

  SubroutineCalls(
      Context context,
      Evaluator evaluator,
      Blocks blocks,
      Loops loops,
      SubroutineArguments arguments,
      RightSides rightSides) {
    this.context = context;
    this.types = evaluator.types();
    this.blocks = blocks;
    this.loops = loops;
    this.arguments = arguments;
    this.rightSides = rightSides;
  }

  /** The value of a call, or null where the subroutine has none. */
  @Nullable Expression call(ExpressionNode.Call node, Symbol.Subroutine subroutine) {
    StatementNode.SubroutineDefinition definition = subroutine.definition();
    checkCall(node, definition);
    Scope body = context.scope().outermost().inside(Scope.Kind.BODY);
    ClassicalType resultType = definition.result() == null ? null : types.of(definition.result());
    // Arguments are computed outside and declared inside; bits and arrays may emit, in this order.
    Runnable declarations = arguments.bind(definition.arguments(), node.arguments());
    var call = new Call(definition, resultType, context.region());
    int problems = context.diagnostics().size();
    Completion completion = run(call, body, declarations);
    if (resultType == null) {
      return null;
    }
    if (call.resultSlot >= 0) {
      return new Expression.VariableRead(call.resultSlot);
    }
    if (context.diagnostics().size() > problems) {
      throw new SemanticError();
    }
    if (call.result != null) {
      return call.result;
    }
    if (completion == Completion.END) {
      return new Constant(Value.zero(resultType));
    }
    throw context.fail(
        node.at(),
        DiagnosticCode.TYPE_MISMATCH,
        "a return",
        "Subroutine '" + node.name() + "' ended without returning its value.");
  }

  private void checkCall(ExpressionNode.Call node, StatementNode.SubroutineDefinition definition) {
    if (node.arguments().size() != definition.arguments().size()) {
      throw context.fail(
          node.at(),
          DiagnosticCode.PARAMETER_COUNT,
          definition.arguments().size() + " arguments",
          "Subroutine '"
              + node.name()
              + "' takes "
              + definition.arguments().size()
              + " arguments, got "
              + node.arguments().size()
              + ".");
    }
    if (calls.size() >= CircuitLimits.callDepthMax
        || calls.stream().anyMatch(call -> call.definition.at() == definition.at())) {
      throw context.fail(
          node.at(),
          DiagnosticCode.NESTING_TOO_DEEP,
          "",
          "Subroutine '" + node.name() + "' calls itself; write a loop instead.");
    }
  }

  /** Writes the body out; returns from inside of a condition leave a block around it. */
  private Completion run(Call call, Scope scope, Runnable declarations) {
    var completion = new Completion[] {Completion.NORMAL};
    Runnable body =
        () -> {
          declarations.run();
          completion[0] = blocks.runAll(call.definition.body());
        };
    calls.add(call);
    List<Operation> operations;
    try {
      operations =
          loops.outside(() -> context.emission().capture(() -> context.inScope(scope, body)));
    } finally {
      calls.remove(call);
    }
    if (completion[0] == Completion.END) {
      operations = new ArrayList<>(operations);
      operations.add(new ControlOperation.End());
    }
    if (call.label >= 0) {
      context.emission().emit(new ControlOperation.Block(call.label, operations));
    } else {
      context.emission().emitAll(operations);
    }
    return completion[0];
  }

  /** A return from the innermost call. */
  Completion leave(StatementNode.Return s) {
    if (calls.isEmpty()) {
      throw context.fail(
          s.at(), DiagnosticCode.MISPLACED, "", "'return' stands inside of a subroutine only.");
    }
    Call call = calls.getLast();
    if ((s.value() == null) != (call.resultType == null)) {
      throw context.fail(
          s.at(),
          DiagnosticCode.TYPE_MISMATCH,
          call.resultType == null ? "no value" : "a value of type " + call.resultType.text(),
          call.resultType == null
              ? "This subroutine returns nothing; name its result after ->."
              : "This subroutine returns a value of type " + call.resultType.text() + ".");
    }
    Expression value =
        s.value() == null || call.resultType == null
            ? null
            : rightSides.value(s.value(), call.resultType);
    boolean conditional = context.region() > call.region;
    if (value != null) {
      if (!conditional && call.resultSlot < 0 && value instanceof Constant) {
        call.result = value;
      } else {
        // Copied, so that it stays what it is when its sources change.
        if (call.resultSlot < 0) {
          call.resultSlot = context.newSlot(s.at(), call.resultType);
        }
        context.emission().emit(new ControlOperation.AssignVariable(call.resultSlot, value));
      }
    }
    if (!conditional) {
      return Completion.RETURN;
    }
    if (call.label < 0) {
      call.label = context.newLabel();
    }
    context.emission().emit(new ControlOperation.Exit(call.label));
    return Completion.LEFT;
  }
}
