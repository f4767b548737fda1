package org.laplace.circuits.qasm;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.laplace.circuits.ControlOperation;
import org.laplace.circuits.classical.Expression;
import org.laplace.circuits.qasm.syntax.ExpressionNode;
import org.laplace.circuits.qasm.syntax.StatementNode;

/** Runs statements: one exhaustive switch connects each kind to what carries it out. */
final class Statements {
  private final Context context;
  private final Evaluator evaluator;
  private final Blocks blocks;
  private final Lifting lifting;
  private final QubitChoices choices;
  private final Measurements measurements;
  private final QuantumStatements quantum;
  private final GateExpander gates;
  private final GateDefinitions gateDefinitions;
  private final Declarations declarations;
  private final Ports ports;
  private final Assignments assignments;
  private final Conditionals conditionals;
  private final Loops loops;
  private final ForLoops forLoops;
  private final WhileLoops whileLoops;
  private final SubroutineCalls subroutines;

  Statements(Context context, SortedMap<String, Double> inputs) {
    this.context = context;
    this.evaluator = new Evaluator(context, this::call);
    this.blocks = new Blocks(context, evaluator, this::run);
    this.lifting = new Lifting(context);
    this.choices = new QubitChoices(context, evaluator.folding());
    var operands = new Operands(context, evaluator);
    var store = new ClassicalStore(context);
    var numberBits = new NumberBits(context, evaluator, store);
    this.measurements = new Measurements(context, evaluator, operands, store, numberBits);
    this.quantum = new QuantumStatements(context, evaluator, operands);
    this.gateDefinitions = new GateDefinitions(context, blocks);
    this.gates = new GateExpander(context, evaluator, operands, gateDefinitions::runBody);
    var rightSides = new RightSides(context, evaluator, measurements);
    this.declarations =
        new Declarations(context, evaluator, operands, rightSides, store, measurements, choices);
    this.ports = new Ports(context, evaluator, inputs, store);
    this.assignments =
        new Assignments(context, evaluator, rightSides, store, measurements, numberBits);
    this.conditionals = new Conditionals(context, evaluator, blocks, lifting);
    this.loops = new Loops(context, blocks, lifting);
    this.forLoops = new ForLoops(context, evaluator, blocks, lifting, loops, store);
    this.whileLoops = new WhileLoops(context, evaluator, blocks, lifting, loops);
    var arguments = new SubroutineArguments(context, evaluator, operands, store);
    this.subroutines =
        new SubroutineCalls(context, evaluator, blocks, loops, arguments, rightSides);
  }

  /** Runs a whole program. */
  void runProgram(List<StatementNode> program) {
    try {
      var _ = blocks.runAll(program);
      ports.writeOutputs();
    } catch (Emission.Full full) {
      // Noted at the statement that was running.
    }
    ports.checkAllDeclared();
  }

  private @Nullable Expression call(ExpressionNode.Call call, Symbol.Subroutine subroutine) {
    return subroutines.call(call, subroutine);
  }

  private Completion run(StatementNode statement) {
    if (context.inGate()) {
      gateDefinitions.checkStatement(statement);
    }
    switch (statement) {
      case StatementNode.Include s -> declarations.include(s);
      case StatementNode.QubitDeclaration s -> declarations.qubits(s);
      case StatementNode.Declaration s -> declarations.variable(s);
      case StatementNode.PortDeclaration s -> ports.declare(s);
      case StatementNode.Alias s -> declarations.alias(s);
      case StatementNode.GateDefinition s -> gateDefinitions.define(s);
      case StatementNode.Opaque s -> {
        context.requireGlobal(s.at(), "An opaque gate");
        context.declare(s.name(), new Symbol.OpaqueGate(s.parameters().size(), s.qubits().size()));
      }
      case StatementNode.SubroutineDefinition s -> {
        context.requireGlobal(s.at(), "A subroutine");
        context.declare(s.name(), new Symbol.Subroutine(s));
      }
      case StatementNode.Extern s -> {
        context.requireGlobal(s.at(), "An extern function");
        context.declare(s.name(), new Symbol.External());
      }
      case StatementNode.GateCall s -> choices.run(s.at(), () -> gates.apply(s));
      case StatementNode.Measure s -> choices.run(s.at(), () -> measurements.run(s));
      case StatementNode.Reset s -> choices.run(s.at(), () -> quantum.reset(s));
      case StatementNode.Barrier s -> quantum.barrier(s);
      case StatementNode.Delay s -> quantum.delay(s);
      case StatementNode.Nop s -> quantum.nop(s);
      case StatementNode.Box s -> {
        if (s.duration() != null) {
          quantum.checkDuration(s.duration());
        }
        return blocks.runBlock(s.body());
      }
      case StatementNode.Scope s -> {
        return blocks.runBlock(s.body());
      }
      case StatementNode.If s -> {
        return conditionals.runIf(s);
      }
      case StatementNode.For s -> {
        return forLoops.run(s);
      }
      case StatementNode.While s -> {
        return whileLoops.run(s);
      }
      case StatementNode.Switch s -> {
        return conditionals.runSwitch(s);
      }
      case StatementNode.Break s -> {
        return loops.leave(s.at(), true);
      }
      case StatementNode.Continue s -> {
        return loops.leave(s.at(), false);
      }
      case StatementNode.End s -> {
        return end();
      }
      case StatementNode.Return s -> {
        return subroutines.leave(s);
      }
      case StatementNode.Assignment s ->
          choices.run(s.at(), () -> lifting.lift(s.at(), s), () -> assignments.assign(s));
      case StatementNode.Evaluation s ->
          choices.run(s.at(), () -> lifting.lift(s.at(), s), () -> evaluate(s));
    }
    return Completion.NORMAL;
  }

  private void evaluate(StatementNode.Evaluation s) {
    if (s.expression() instanceof ExpressionNode.Call call) {
      var _ = evaluator.functions().call(call);
      return;
    }
    if (s.expression() instanceof ExpressionNode.Identifier identifier
        && context.scope().find(identifier.name()) instanceof Symbol.Callable) {
      throw context.fail(
          identifier.at(),
          DiagnosticCode.QUBIT_COUNT,
          "qubits",
          "Gate '" + identifier.name() + "' needs the qubits that it acts on.");
    }
    var _ = evaluator.evaluate(s.expression());
  }

  private Completion end() {
    if (context.region() == 0) {
      return Completion.END;
    }
    ports.writeOutputs();
    context.emission().emit(new ControlOperation.End());
    return Completion.LEFT;
  }
}
