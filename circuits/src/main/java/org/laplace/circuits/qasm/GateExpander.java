package org.laplace.circuits.qasm;

import java.util.ArrayList;
import java.util.List;
import org.laplace.circuits.CircuitLimits;
import org.laplace.circuits.ControlOperation.ComputedGate;
import org.laplace.circuits.Gate;
import org.laplace.circuits.GateApplication;
import org.laplace.circuits.Operation;
import org.laplace.circuits.classical.ClassicalFault;
import org.laplace.circuits.classical.ClassicalType;
import org.laplace.circuits.classical.Conversions;
import org.laplace.circuits.classical.Expression;
import org.laplace.circuits.classical.Expression.Constant;
import org.laplace.circuits.classical.Value;
import org.laplace.circuits.qasm.syntax.ExpressionNode;
import org.laplace.circuits.qasm.syntax.Name;
import org.laplace.circuits.qasm.syntax.StatementNode;
import org.laplace.circuits.qasm.syntax.StatementNode.Modifier;

/** Applications of gates: broadcast, definitions, modifiers. */
final class GateExpander {
  /** Runs the statements of a gate's body. */
  interface Bodies {
    void run(List<StatementNode> statements);
  }

  private final Context context;
  private final Evaluator evaluator;
  private final Operands operands;
  private final Bodies bodies;
  private int depth;
  private int visibleOrder = Integer.MAX_VALUE;

  GateExpander(Context context, Evaluator evaluator, Operands operands, Bodies bodies) {
    this.context = context;
    this.evaluator = evaluator;
    this.operands = operands;
    this.bodies = bodies;
  }

  /** One statement that applies a gate. */
  void apply(StatementNode.GateCall call) {
    Symbol.Callable callee = callee(call.gate());
    int controls = 0;
    for (Modifier modifier : call.modifiers()) {
      controls += controls(modifier);
    }
    if (controls > CircuitLimits.controlsMax) {
      throw context.fail(
          call.at(),
          DiagnosticCode.QUBIT_COUNT,
          "at most " + CircuitLimits.controlsMax + " controls",
          "A gate has at most " + CircuitLimits.controlsMax + " added controls.");
    }
    checkCounts(call, callee, controls);
    var parameters = new ArrayList<Expression>(call.parameters().size());
    for (ExpressionNode parameter : call.parameters()) {
      parameters.add(parameter(call, parameter));
    }
    int count = call.operands().size();
    if (count == 0) {
      applyTo(call, callee, parameters, new int[0]);
      return;
    }
    var wires = new ArrayList<Symbol.Qubits>(count);
    int size = -1;
    for (ExpressionNode operand : call.operands()) {
      Symbol.Qubits qubits = operands.qubits(operand);
      wires.add(qubits);
      if (qubits.register()) {
        int own = qubits.wires().size();
        if (size >= 0 && size != own) {
          throw context.fail(
              operand.at(),
              DiagnosticCode.SIZE_MISMATCH,
              "a register of " + size + " qubits",
              "Registers in one statement have the same size; this one has "
                  + own
                  + " qubits and the one before "
                  + size
                  + ".");
        }
        size = own;
      }
    }
    for (int i = 0; i < Math.max(size, 1); i++) {
      int[] one = new int[count];
      for (int k = 0; k < count; k++) {
        Symbol.Qubits qubits = wires.get(k);
        one[k] = qubits.wires().get(qubits.register() ? i : 0);
        for (int j = 0; j < k; j++) {
          if (one[j] == one[k]) {
            throw context.fail(
                call.operands().get(k).at(),
                DiagnosticCode.DUPLICATE_QUBIT,
                "a different qubit",
                "Gate '" + call.gate().text() + "' gets this qubit twice.");
          }
        }
      }
      applyTo(call, callee, parameters, one);
    }
  }

  private Symbol.Callable callee(Name name) {
    Symbol symbol = name.text().equals("gphase") ? new Symbol.TableGate(Gate.GPHASE) : null;
    if (symbol == null && name.text().equals("U")) {
      symbol = new Symbol.TableGate(Gate.U);
    }
    if (symbol == null && context.version2() && name.text().equals("CX")) {
      symbol = new Symbol.TableGate(Gate.CX);
    }
    if (symbol == null) {
      symbol = context.resolve(name.at(), name.text());
    }
    if (symbol instanceof Symbol.DefinedGate defined && defined.order() >= visibleOrder) {
      // Inside of an earlier definition: the library's gate, which this one replaced later.
      symbol = context.replaced(name.text());
    }
    if (symbol instanceof Symbol.Callable callable) {
      return callable;
    }
    throw context.wrongKind(name.at(), name.text(), symbol, "a gate");
  }

  private int controls(Modifier modifier) {
    return switch (modifier.kind()) {
      case INV, POW -> 0;
      case CTRL, NEGCTRL -> {
        if (modifier.argument() == null) {
          yield 1;
        }
        long count = evaluator.knownInteger(modifier.argument(), "The number of controls");
        if (count < 1 || count > CircuitLimits.controlsMax) {
          throw context.fail(
              modifier.argument().at(),
              DiagnosticCode.QUBIT_COUNT,
              "1 to " + CircuitLimits.controlsMax,
              "The number of controls is "
                  + count
                  + "; it must be 1 to "
                  + CircuitLimits.controlsMax
                  + ".");
        }
        yield (int) count;
      }
    };
  }

  private void checkCounts(StatementNode.GateCall call, Symbol.Callable callee, int controls) {
    int qubits;
    int parameters;
    switch (callee) {
      case Symbol.TableGate table -> {
        qubits = table.gate().qubits();
        parameters = table.gate().parameters();
      }
      case Symbol.DefinedGate defined -> {
        qubits = defined.definition().qubits().size();
        parameters = defined.definition().parameters().size();
      }
      case Symbol.OpaqueGate opaque -> {
        qubits = opaque.qubits();
        parameters = opaque.parameters();
      }
    }
    String name = call.gate().text();
    if (call.parameters().size() != parameters) {
      throw context.fail(
          call.gate().at(),
          DiagnosticCode.PARAMETER_COUNT,
          parameters + " parameters",
          "Gate '"
              + name
              + "' takes "
              + count(parameters, "parameter")
              + ", got "
              + call.parameters().size()
              + ".");
    }
    if (call.operands().size() != qubits + controls) {
      throw context.fail(
          call.gate().at(),
          DiagnosticCode.QUBIT_COUNT,
          count(qubits + controls, "qubit"),
          "Gate '"
              + name
              + "' takes "
              + count(qubits + controls, "qubit")
              + (controls > 0 ? " with its controls" : "")
              + ", got "
              + call.operands().size()
              + ".");
    }
    if (callee instanceof Symbol.OpaqueGate && !context.emission().isCounting()) {
      throw context.fail(
          call.gate().at(),
          DiagnosticCode.OPAQUE_GATE,
          "a gate with a definition",
          "Gate '" + name + "' is opaque: it has no definition that could be run.");
    }
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  /** A parameter as a real number, finite if it is known. */
  private Expression parameter(StatementNode.GateCall call, ExpressionNode node) {
    if (node instanceof ExpressionNode.RealLiteral literal) {
      return new Constant(Value.Real.of(literal.value()));
    }
    Expression value = evaluator.evaluate(node);
    if (!(value instanceof Constant constant)) {
      return evaluator
          .folding()
          .cast(node.at(), new ClassicalType.Real(ClassicalType.DEFAULT_WIDTH), value);
    }
    try {
      double number = Conversions.real(constant.value());
      if (!Double.isFinite(number)) {
        throw context.fail(
            node.at(),
            DiagnosticCode.NOT_FINITE,
            "a finite number",
            "A parameter of '" + call.gate().text() + "' is " + number + ".");
      }
      return new Constant(Value.Real.of(number));
    } catch (ClassicalFault fault) {
      throw context.fault(node.at(), fault);
    }
  }

  private void applyTo(
      StatementNode.GateCall call,
      Symbol.Callable callee,
      List<Expression> parameters,
      int[] wires) {
    if (call.modifiers().isEmpty()) {
      expand(call, callee, parameters, wires);
      return;
    }
    Modifiers modifiers = new Modifiers(context, evaluator);
    int outer = 0;
    for (Modifier modifier : call.modifiers()) {
      outer += controls(modifier);
    }
    int[] targets = java.util.Arrays.copyOfRange(wires, outer, wires.length);
    if (context.emission().isCounting()) {
      long operations = context.emission().countOf(() -> expand(call, callee, parameters, targets));
      context.emission().count(modifiers.repeated(call.modifiers(), operations));
      return;
    }
    long before = context.emission().room();
    List<Operation> steps =
        context.emission().capture(() -> expand(call, callee, parameters, targets));
    // Innermost modifier first; its controls are the ones next to the targets.
    for (Modifier modifier : call.modifiers().reversed()) {
      int own = controls(modifier);
      int[] controlWires = java.util.Arrays.copyOfRange(wires, outer - own, outer);
      outer -= own;
      steps = modifiers.apply(modifier, steps, controlWires);
    }
    long counted = before - context.emission().room();
    if (steps.size() > counted) {
      context.emission().count(steps.size() - counted);
    }
    context.emission().emitAll(steps);
  }

  /** The gate itself, without modifiers. */
  private void expand(
      StatementNode.GateCall call,
      Symbol.Callable callee,
      List<Expression> parameters,
      int[] wires) {
    switch (callee) {
      case Symbol.TableGate table -> emit(table.gate(), parameters, wires);
      case Symbol.DefinedGate defined -> expand(call, defined, parameters, wires);
      case Symbol.OpaqueGate opaque -> context.emission().count(1);
    }
  }

  private void emit(Gate gate, List<Expression> parameters, int[] wires) {
    double[] numbers = new double[parameters.size()];
    for (int i = 0; i < numbers.length; i++) {
      if (!(parameters.get(i) instanceof Constant constant)) {
        context
            .emission()
            .emit(
                new ComputedGate(
                    gate,
                    parameters,
                    false,
                    0,
                    0,
                    java.util.Arrays.stream(wires).boxed().toList()));
        return;
      }
      numbers[i] = Conversions.real(constant.value());
    }
    context.emission().emit(GateApplication.of(gate, numbers, wires));
  }

  private void expand(
      StatementNode.GateCall call,
      Symbol.DefinedGate defined,
      List<Expression> parameters,
      int[] wires) {
    Emission emission = context.emission();
    if (emission.isCounting()) {
      emission.count(Math.max(1, defined.operations()));
      return;
    }
    if (defined.operations() > emission.room()) {
      throw context.fail(
          call.at(),
          DiagnosticCode.TOO_MANY_OPERATIONS,
          "at most " + context.limits().operationsMax() + " operations",
          "Gate '"
              + call.gate().text()
              + "' expands to "
              + (defined.operations() == Long.MAX_VALUE
                  ? "more operations than can be counted"
                  : defined.operations() + " operations")
              + ", so that the program has more than "
              + context.limits().operationsMax()
              + ".");
    }
    emission.step();
    if (depth >= CircuitLimits.callDepthMax) {
      throw context.fail(
          call.at(),
          DiagnosticCode.NESTING_TOO_DEEP,
          "",
          "Gates are defined by one another deeper than " + CircuitLimits.callDepthMax + ".");
    }
    Scope outer = context.scope();
    Scope body = bodyScope(defined, parameters, wires);
    int outerOrder = visibleOrder;
    depth++;
    visibleOrder = defined.order();
    try {
      context.inScope(body, () -> bodies.run(defined.definition().body()));
    } finally {
      depth--;
      visibleOrder = outerOrder;
      context.setScope(outer);
    }
  }

  private Scope bodyScope(Symbol.DefinedGate defined, List<Expression> parameters, int[] wires) {
    Scope body = context.scope().outermost().inside(Scope.Kind.BODY);
    List<Name> names = defined.definition().parameters();
    for (int i = 0; i < names.size(); i++) {
      body.put(names.get(i).text(), new Symbol.Known(parameters.get(i)));
    }
    List<Name> qubits = defined.definition().qubits();
    for (int i = 0; i < qubits.size(); i++) {
      body.put(qubits.get(i).text(), new Symbol.Qubits(List.of(wires[i]), false));
    }
    return body;
  }
}
