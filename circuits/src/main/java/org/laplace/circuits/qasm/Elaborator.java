package org.laplace.circuits.qasm;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.laplace.circuits.Barrier;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.ControlOperation;
import org.laplace.circuits.Gate;
import org.laplace.circuits.Measure;
import org.laplace.circuits.Operation;
import org.laplace.circuits.Reset;
import org.laplace.circuits.classical.Arithmetic;
import org.laplace.circuits.classical.ClassicalFault;
import org.laplace.circuits.classical.ClassicalType;
import org.laplace.circuits.classical.Expression;
import org.laplace.circuits.classical.Expression.Constant;
import org.laplace.circuits.classical.Operator;
import org.laplace.circuits.classical.Value;
import org.laplace.circuits.qasm.syntax.ExpressionNode;
import org.laplace.circuits.qasm.syntax.Name;
import org.laplace.circuits.qasm.syntax.StatementNode;
import org.laplace.circuits.qasm.syntax.TypeNode;

/**
 * Runs a program as far as it can be run before the first measurement, and writes down the rest.
 *
 * <p>A variable is a value as long as it does not depend on a measurement, and gets a place in the
 * memory of the shot when it does. A condition that is known picks its branch, a loop whose values
 * are known is written out; what is not known becomes control flow of the circuit. A part of the
 * program whose execution depends on a measurement is called a region: what it assigns is lifted to
 * the memory first.
 */
final class Elaborator {
  /** How a list of statements went on, as far as that is known. */
  private enum Completion {
    NORMAL,
    BREAK,
    CONTINUE,
    RETURN,
    END,
    /** The rest of the list is never reached; an exit was written down. */
    LEFT
  }

  /** A loop around the current statement. */
  private static final class Loop {
    /** Region of the body. */
    private int region;

    /** Whether the loop runs during the shot. */
    private boolean atRunTime;

    /** Whether exits may be written down: everything that the loop assigns is in the memory. */
    private boolean lifted;

    private int breakLabel = -1;
    private int continueLabel = -1;
  }

  /** Restarts a loop that turned out to have exits that depend on a measurement. */
  private static final class LiftLoop extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Loop loop;

    LiftLoop(Loop loop) {
      super(null, null, false, false);
      this.loop = loop;
    }
  }

  /** A subroutine that is being run. */
  private static final class Call {
    private final Symbol.Subroutine subroutine;
    private final @Nullable ClassicalType resultType;
    private final int region;
    private int label = -1;
    private int resultSlot = -1;
    private @Nullable Expression result;

    Call(Symbol.Subroutine subroutine, @Nullable ClassicalType resultType, int region) {
      this.subroutine = subroutine;
      this.resultType = resultType;
      this.region = region;
    }
  }

  private final Context context;
  private final SortedMap<String, Double> inputs;
  private final Evaluator evaluator;
  private final Operands operands;
  private final GateExpander gates;
  private final AssignedNames assigned = new AssignedNames();
  private final SortedMap<String, Integer> declaredInputs = new TreeMap<>();
  private final List<Loop> loops = new ArrayList<>();
  private final List<Call> calls = new ArrayList<>();
  private int definitions;
  private boolean inGate;
  private boolean fullIsNoted;

  private Elaborator(Context context, SortedMap<String, Double> inputs) {
    this.context = context;
    this.inputs = inputs;
    this.evaluator = new Evaluator(context, this::call);
    this.operands = new Operands(context, evaluator);
    this.gates = new GateExpander(context, evaluator, operands, this::runGateBody);
  }

  /** The circuit of a program; null if there are diagnostics. */
  static @Nullable Circuit elaborate(
      List<StatementNode> program,
      Tokens tokens,
      boolean version2,
      SortedMap<String, Double> inputs,
      ParseLimits limits,
      Source source,
      Diagnostics diagnostics) {
    int scratchBase = literalRegisterBits(program);
    for (int attempt = 0; ; attempt++) {
      var found = new Diagnostics(source);
      var context = new Context(tokens, found, limits, version2, scratchBase);
      Circuit circuit = new Elaborator(context, inputs).run(program);
      boolean numberedWell =
          context.scratchBits() == 0 || context.registerBits() == scratchBase || attempt > 0;
      if (numberedWell) {
        diagnostics.addAll(found);
        return found.isEmpty() ? circuit : null;
      }
      // Scratch bits come after the registers, whose number is known only now.
      scratchBase = context.registerBits();
    }
  }

  /** The bits of registers whose sizes are plain numbers: a guess that is nearly always right. */
  private static int literalRegisterBits(List<StatementNode> program) {
    long bits = 0;
    for (StatementNode statement : program) {
      if (statement instanceof StatementNode.Declaration declaration
          && declaration.type().kind() == TypeNode.Kind.BIT
          && !declaration.constant()) {
        bits +=
            declaration.type().size() instanceof ExpressionNode.IntegerLiteral literal
                ? literal.value()
                : 1;
      }
    }
    return (int) Math.max(0, Math.min(bits, 1 << 20));
  }

  private Circuit run(List<StatementNode> program) {
    try {
      runAll(program);
    } catch (Emission.Full full) {
      // Noted at the statement that was running.
    }
    checkInputs();
    return new Circuit(
        context.qubits(),
        context.registers(),
        context.scratchBits(),
        context.variables(),
        context.emission().operations());
  }

  private void checkInputs() {
    for (String name : inputs.keySet()) {
      if (!declaredInputs.containsKey(name)) {
        context
            .diagnostics()
            .add(
                DiagnosticCode.INPUT_UNKNOWN,
                0,
                0,
                "",
                "The program declares no input '" + name + "'; " + declaredInputNames());
      }
    }
  }

  private String declaredInputNames() {
    return declaredInputs.isEmpty()
        ? "it has none."
        : "it has " + String.join(", ", declaredInputs.keySet()) + ".";
  }

  // Lists of statements.

  private Completion runAll(List<StatementNode> statements) {
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
    try {
      context.emission().step();
      return run(statement);
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
    }
  }

  private void declareBroken(StatementNode statement) {
    Name name =
        switch (statement) {
          case StatementNode.QubitDeclaration s -> s.name();
          case StatementNode.Declaration s -> s.name();
          case StatementNode.PortDeclaration s -> s.name();
          case StatementNode.Alias s -> s.name();
          case StatementNode.GateDefinition s -> s.name();
          case StatementNode.Opaque s -> s.name();
          case StatementNode.SubroutineDefinition s -> s.name();
          case StatementNode.Extern s -> s.name();
          default -> null;
        };
    if (name != null) {
      context.declareBroken(name);
    }
  }

  private Completion runBlock(List<StatementNode> body) {
    var completion = new Completion[] {Completion.NORMAL};
    context.inScope(context.scope().inside(Scope.Kind.BLOCK), () -> completion[0] = runAll(body));
    return completion[0];
  }

  private Completion run(StatementNode statement) {
    if (inGate) {
      checkGateStatement(statement);
    }
    switch (statement) {
      case StatementNode.Include s -> include(s);
      case StatementNode.QubitDeclaration s -> declareQubits(s);
      case StatementNode.Declaration s -> declare(s);
      case StatementNode.PortDeclaration s -> declarePort(s);
      case StatementNode.Alias s -> alias(s);
      case StatementNode.GateDefinition s -> defineGate(s);
      case StatementNode.Opaque s -> {
        requireGlobal(s.at(), "An opaque gate");
        context.declare(s.name(), new Symbol.OpaqueGate(s.parameters().size(), s.qubits().size()));
      }
      case StatementNode.SubroutineDefinition s -> {
        requireGlobal(s.at(), "A subroutine");
        context.declare(s.name(), new Symbol.Subroutine(s));
      }
      case StatementNode.Extern s -> {
        requireGlobal(s.at(), "An extern function");
        context.declare(s.name(), new Symbol.External());
      }
      case StatementNode.GateCall s -> perChoice(s.at(), () -> gates.apply(s));
      case StatementNode.Measure s -> perChoice(s.at(), () -> measure(s));
      case StatementNode.Reset s -> perChoice(s.at(), () -> reset(s));
      case StatementNode.Barrier s -> barrier(s);
      case StatementNode.Delay s -> {
        checkDuration(s.duration());
        s.operands().forEach(operands::qubits);
      }
      case StatementNode.Nop s -> s.operands().forEach(operands::qubits);
      case StatementNode.Box s -> {
        if (s.duration() != null) {
          checkDuration(s.duration());
        }
        return runBlock(s.body());
      }
      case StatementNode.Scope s -> {
        return runBlock(s.body());
      }
      case StatementNode.If s -> {
        return runIf(s);
      }
      case StatementNode.For s -> {
        return runFor(s);
      }
      case StatementNode.While s -> {
        return runWhile(s);
      }
      case StatementNode.Switch s -> {
        return runSwitch(s);
      }
      case StatementNode.Break s -> {
        return leaveLoop(s.at(), true);
      }
      case StatementNode.Continue s -> {
        return leaveLoop(s.at(), false);
      }
      case StatementNode.End s -> {
        return end();
      }
      case StatementNode.Return s -> {
        return runReturn(s);
      }
      case StatementNode.Assignment s -> perChoice(s.at(), () -> assigned.of(s), () -> assign(s));
      case StatementNode.Evaluation s -> perChoice(s.at(), () -> assigned.of(s), () -> evaluate(s));
    }
    return Completion.NORMAL;
  }

  private void requireGlobal(int at, String what) {
    if (!context.scope().isGlobal()) {
      throw context.fail(
          at,
          DiagnosticCode.MISPLACED,
          "",
          what + " is declared at the top of the program, not inside of a block.");
    }
  }

  /** OpenQASM 3.0, "Hierarchically defined unitary gates". */
  private void checkGateStatement(StatementNode statement) {
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

  // Declarations.

  private void include(StatementNode.Include s) {
    requireGlobal(s.at(), "An include");
    Map<String, Gate> library = Library.include(s.file());
    if (library == null) {
      throw context.fail(
          s.at() + 1,
          DiagnosticCode.UNKNOWN_INCLUDE,
          "\"qelib1.inc\" or \"stdgates.inc\"",
          "There is no file '"
              + s.file()
              + "': programs come without their files, so only qelib1.inc and stdgates.inc can be"
              + " included. Put the definitions into the program.");
    }
    library.forEach(
        (name, gate) -> {
          if (context.scope().own(name) == null) {
            context.scope().put(name, new Symbol.TableGate(gate));
          }
        });
  }

  private void declareQubits(StatementNode.QubitDeclaration s) {
    requireGlobal(s.at(), "A quantum register");
    int size = s.size() == null ? 1 : evaluator.size(s.size(), "The size of a register");
    List<Integer> wires = context.newQubits(s.name(), size);
    context.declare(s.name(), new Symbol.Qubits(wires, s.size() != null));
  }

  private void declare(StatementNode.Declaration s) {
    ClassicalType type = evaluator.types().of(s.type());
    if (type instanceof ClassicalType.Array) {
      requireGlobal(s.at(), "An array");
    }
    if (s.constant()) {
      Value value = evaluator.known(valueNode(s), "The value of a constant");
      context.declare(
          s.name(),
          new Symbol.Known(evaluator.folding().cast(valueNode(s).at(), type, new Constant(value))));
      return;
    }
    if (type instanceof ClassicalType.Bits bits) {
      declareBits(s, bits.size());
      return;
    }
    if (s.type().kind() == TypeNode.Kind.STRETCH) {
      context.declare(s.name(), new Symbol.Known(new Constant(new Value.Time(Double.NaN))));
      return;
    }
    var variable = new Symbol.Variable(type, Arithmetic.zero(type), context.region(), false);
    if (s.value() != null) {
      Expression value = value(s.value(), type);
      context.declare(s.name(), variable);
      store(s.value().at(), variable, value);
    } else {
      context.declare(s.name(), variable);
    }
  }

  private static ExpressionNode valueNode(StatementNode.Declaration s) {
    if (s.value() == null) {
      throw new IllegalStateException("the parser requires a value");
    }
    return s.value();
  }

  private void declareBits(StatementNode.Declaration s, int size) {
    boolean register = s.type().size() != null;
    ExpressionNode value = s.value();
    boolean measures = value instanceof ExpressionNode.Measurement;
    // The value is computed before the name is there.
    Expression known =
        value == null || measures ? null : value(value, new ClassicalType.Bits(size));
    List<Integer> bits =
        context.scope().isGlobal()
            ? context.newRegister(s.name(), size)
            : context.newScratch(s.name().at(), size);
    var symbol = new Symbol.Bits(bits, register);
    context.declare(s.name(), symbol);
    if (value instanceof ExpressionNode.Measurement measurement) {
      perChoice(s.at(), () -> measureInto(measurement.at(), measurement.operand(), symbol));
    } else if (known != null) {
      storeBits(bits, known);
    } else if (context.region() > 0) {
      // A region may run many times, each time with fresh bits.
      storeBits(bits, new Constant(new Value.BitString(BigInteger.ZERO, size)));
    }
  }

  private void declarePort(StatementNode.PortDeclaration s) {
    requireGlobal(s.at(), s.input() ? "An input" : "An output");
    ClassicalType type = evaluator.types().of(s.type());
    if (!s.input()) {
      if (!(type instanceof ClassicalType.Bits bits)) {
        throw context.fail(
            s.at(),
            DiagnosticCode.UNSUPPORTED,
            "output bit[n]",
            "Results are bits, so an output has type bit; copy the value to a bit register.");
      }
      List<Integer> places = context.newRegister(s.name(), bits.size());
      context.declare(s.name(), new Symbol.Bits(places, s.type().size() != null));
      return;
    }
    declaredInputs.put(s.name().text(), s.name().at());
    Double given = inputs.get(s.name().text());
    if (given == null) {
      throw context.fail(
          s.name().at(),
          DiagnosticCode.INPUT_MISSING,
          "a value for '" + s.name().text() + "'",
          "Input '" + s.name().text() + "' has no value; give one when you submit the program.");
    }
    context.declare(s.name(), new Symbol.Known(new Constant(inputValue(s, type, given))));
  }

  private Value inputValue(StatementNode.PortDeclaration s, ClassicalType type, double given) {
    boolean whole =
        switch (type) {
          case ClassicalType.Bool b -> given == 0 || given == 1;
          case ClassicalType.Bits b ->
              isInteger(given) && given >= 0 && StrictMath.getExponent(given) < b.size();
          case ClassicalType.Int i -> isInteger(given) && fits(given, i.width() - 1, true);
          case ClassicalType.Uint u -> isInteger(given) && fits(given, u.width(), false);
          case ClassicalType.Real r -> Double.isFinite(given);
          case ClassicalType.Angle a -> Double.isFinite(given);
          case ClassicalType.Complex c -> Double.isFinite(given);
          case ClassicalType.Duration d -> false;
          case ClassicalType.Array a -> false;
        };
    if (!whole) {
      throw context.fail(
          s.name().at(),
          DiagnosticCode.INPUT_INVALID,
          "a value of type " + type.text(),
          "Input '"
              + s.name().text()
              + "' is "
              + given
              + ", which is no value of type "
              + type.text()
              + ".");
    }
    Value number =
        isInteger(given) && StrictMath.abs(given) < 0x1p63
            ? Value.Whole.of((long) given)
            : Value.Real.of(given);
    Value source =
        type instanceof ClassicalType.Angle || type instanceof ClassicalType.Real
            ? Value.Real.of(given)
            : number;
    Expression cast = evaluator.folding().cast(s.at(), type, new Constant(source));
    return ((Constant) cast).value();
  }

  private static boolean isInteger(double value) {
    return Double.isFinite(value) && value == StrictMath.rint(value);
  }

  private static boolean fits(double value, int bits, boolean signed) {
    double limit = StrictMath.min(StrictMath.scalb(1.0, bits), 0x1p62);
    return value < limit && value >= (signed ? -limit : 0);
  }

  private void alias(StatementNode.Alias s) {
    ExpressionNode first = s.value();
    while (true) {
      if (first instanceof ExpressionNode.Index index) {
        first = index.base();
      } else if (first instanceof ExpressionNode.Concatenation pair) {
        first = pair.left();
      } else {
        break;
      }
    }
    boolean classical =
        first instanceof ExpressionNode.Identifier identifier
            && context.resolve(identifier.at(), identifier.name()) instanceof Symbol.Bits;
    try {
      context.declare(s.name(), classical ? operands.bits(s.value()) : operands.qubits(s.value()));
    } catch (ChosenQubit chosen) {
      throw evaluator.notConstant(s.value().at(), "What an alias stands for");
    }
  }

  private void defineGate(StatementNode.GateDefinition s) {
    requireGlobal(s.at(), "A gate");
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
        context.emission().countOf(() -> context.inScope(body, () -> runGateBody(s.body())));
    if (context.diagnostics().size() > problems) {
      throw new SemanticError();
    }
    context.declare(s.name(), new Symbol.DefinedGate(s, operations, definitions++));
  }

  private void runGateBody(List<StatementNode> body) {
    boolean outer = inGate;
    inGate = true;
    try {
      var _ = runAll(body);
    } finally {
      inGate = outer;
    }
  }

  private void checkDuration(ExpressionNode node) {
    Value sample = evaluator.samples().of(node.at(), evaluator.evaluate(node));
    if (!(sample instanceof Value.Time)) {
      throw context.fail(
          node.at(),
          DiagnosticCode.TYPE_MISMATCH,
          "a duration",
          "A duration such as 100ns stands here.");
    }
  }

  // Quantum statements.

  /** Writes a statement out for each qubit that it may mean, if that depends on a measurement. */
  private void perChoice(int at, Runnable statement) {
    perChoice(at, List::of, statement);
  }

  private void perChoice(int at, Supplier<Iterable<String>> names, Runnable statement) {
    int mark = context.emission().mark();
    try {
      statement.run();
    } catch (ChosenQubit chosen) {
      context.emission().truncate(mark);
      liftNames(at, names.get());
      List<Operation> otherwise =
          List.of(
              new ControlOperation.Fault(
                  "an index of a quantum register is outside of 0 to " + (chosen.size() - 1)));
      for (int i = chosen.size() - 1; i >= 0; i--) {
        int choice = i;
        Expression matches = matches(at, chosen.index(), choice, chosen.size());
        List<Operation> then =
            context
                .emission()
                .capture(
                    () ->
                        context.inRegion(
                            () ->
                                context.choose(
                                    chosen.node(), choice, () -> perChoice(at, names, statement))));
        otherwise = List.of(new ControlOperation.If(matches, then, otherwise));
        context.emission().count(1);
      }
      context.emission().emitAll(otherwise);
    }
  }

  private Expression matches(int at, Expression index, int choice, int size) {
    Expression fromStart =
        evaluator.folding().binary(at, Operator.EQUAL, index, new Constant(Value.Whole.of(choice)));
    Expression fromEnd =
        evaluator
            .folding()
            .binary(at, Operator.EQUAL, index, new Constant(Value.Whole.of((long) choice - size)));
    return evaluator.folding().binary(at, Operator.OR, fromStart, fromEnd);
  }

  private void measure(StatementNode.Measure s) {
    if (s.target() == null) {
      Symbol.Qubits qubits = operands.qubits(s.operand());
      List<Integer> bits = context.newScratch(s.at(), qubits.wires().size());
      measureInto(s.at(), s.operand(), new Symbol.Bits(bits, qubits.register()));
      return;
    }
    assignMeasurement(s.at(), s.target(), s.operand());
  }

  private void assignMeasurement(int at, ExpressionNode target, ExpressionNode operand) {
    if (target instanceof ExpressionNode.Index index
        && index.base() instanceof ExpressionNode.Identifier base
        && index.indices().size() == 1
        && context.resolve(base.at(), base.name()) instanceof Symbol.Bits bits
        && dependsOnMeasurement(index.indices().getFirst())) {
      Expression chosen = evaluator.evaluate(index.indices().getFirst());
      List<Integer> scratch = context.newScratch(at, 1);
      measureInto(at, operand, new Symbol.Bits(scratch, false));
      storeChosenBit(bits.bits(), chosen, new Expression.BitsRead(scratch));
      return;
    }
    Symbol symbol =
        target instanceof ExpressionNode.Identifier identifier
            ? context.resolve(identifier.at(), identifier.name())
            : null;
    if (symbol instanceof Symbol.Variable variable) {
      Symbol.Qubits qubits = operands.qubits(operand);
      List<Integer> scratch = context.newScratch(at, qubits.wires().size());
      measureInto(at, operand, new Symbol.Bits(scratch, qubits.register()));
      store(
          at,
          variable,
          evaluator.folding().cast(at, variable.type(), new Expression.BitsRead(scratch)));
      return;
    }
    measureInto(at, operand, operands.bits(target));
  }

  private boolean dependsOnMeasurement(ExpressionNode place) {
    return chosenIndex(place) != null;
  }

  private @Nullable Expression chosenIndex(ExpressionNode place) {
    if (place instanceof ExpressionNode.Range || place instanceof ExpressionNode.ListLiteral) {
      return null;
    }
    Expression index = evaluator.evaluate(place);
    return index instanceof Constant ? null : index;
  }

  private void measureInto(int at, ExpressionNode operand, Symbol.Bits target) {
    Symbol.Qubits qubits = operands.qubits(operand);
    int size = qubits.wires().size();
    if (size != target.bits().size()) {
      throw context.fail(
          at,
          DiagnosticCode.SIZE_MISMATCH,
          "as many bits as qubits",
          "This measures "
              + size
              + (size == 1 ? " qubit" : " qubits")
              + " into "
              + target.bits().size()
              + (target.bits().size() == 1 ? " bit" : " bits")
              + "; both must be of the same size.");
    }
    for (int i = 0; i < size; i++) {
      context.emission().emit(new Measure(qubits.wires().get(i), target.bits().get(i)));
      context.emission().setUnknown(target.bits().get(i));
    }
  }

  private void reset(StatementNode.Reset s) {
    for (int wire : operands.qubits(s.operand()).wires()) {
      context.emission().emit(new Reset(wire));
    }
  }

  private void barrier(StatementNode.Barrier s) {
    var wires = new ArrayList<Integer>();
    if (s.operands().isEmpty() && !inGate) {
      for (int i = 0; i < context.qubits(); i++) {
        wires.add(i);
      }
    }
    for (ExpressionNode operand : s.operands()) {
      try {
        for (int wire : operands.qubits(operand).wires()) {
          wires.add(wire);
        }
      } catch (ChosenQubit chosen) {
        throw evaluator.notConstant(operand.at(), "The qubits of a barrier");
      }
    }
    context.emission().emit(new Barrier(wires.stream().distinct().toList()));
  }

  // Values.

  /** The right side of a declaration or assignment, as the type. */
  private Expression value(ExpressionNode node, ClassicalType type) {
    return switch (node) {
      case ExpressionNode.Measurement measurement -> {
        Symbol.Qubits qubits = operands.qubits(measurement.operand());
        List<Integer> scratch = context.newScratch(measurement.at(), qubits.wires().size());
        measureInto(
            measurement.at(), measurement.operand(), new Symbol.Bits(scratch, qubits.register()));
        yield evaluator.folding().cast(node.at(), type, new Expression.BitsRead(scratch));
      }
      case ExpressionNode.ListLiteral list -> {
        if (!(type instanceof ClassicalType.Array array)) {
          throw context.fail(
              list.at(),
              DiagnosticCode.TYPE_MISMATCH,
              "a value of type " + type.text(),
              "A list is the value of an array only.");
        }
        var values = new ArrayList<Value>();
        collect(list, array, 0, values);
        yield new Constant(new Value.Elements(array, values));
      }
      default -> {
        Expression value = evaluator.evaluate(node);
        if (type instanceof ClassicalType.Array array) {
          checkShape(node.at(), array, value);
          if (value instanceof Constant constant) {
            var elements = (Value.Elements) constant.value();
            yield new Constant(
                new Value.Elements(
                    array,
                    elements.values().stream()
                        .map(e -> Arithmetic.cast(array.element(), e))
                        .toList()));
          }
          yield value;
        }
        yield evaluator.folding().cast(node.at(), type, value);
      }
    };
  }

  private void checkShape(int at, ClassicalType.Array array, Expression value) {
    if (!(evaluator.samples().of(at, value) instanceof Value.Elements elements)
        || !elements.type().dimensions().equals(array.dimensions())) {
      throw context.fail(
          at,
          DiagnosticCode.TYPE_MISMATCH,
          "a value of type " + array.text(),
          "An array is assigned from an array of the same shape.");
    }
  }

  private void collect(
      ExpressionNode.ListLiteral list, ClassicalType.Array array, int dimension, List<Value> to) {
    int size = array.dimensions().get(dimension);
    if (list.items().size() != size) {
      throw context.fail(
          list.at(),
          DiagnosticCode.SIZE_MISMATCH,
          size + " items",
          "This list has " + list.items().size() + " items, and the array has " + size + ".");
    }
    for (ExpressionNode item : list.items()) {
      if (dimension + 1 < array.dimensions().size()) {
        if (item instanceof ExpressionNode.ListLiteral inner) {
          collect(inner, array, dimension + 1, to);
          continue;
        }
        throw context.fail(
            item.at(), DiagnosticCode.TYPE_MISMATCH, "a list", "This array has more dimensions.");
      }
      Value known = evaluator.known(item, "An element of a list");
      to.add(
          ((Constant) evaluator.folding().cast(item.at(), array.element(), new Constant(known)))
              .value());
    }
  }

  /** Sets a variable here and now, or writes down that the shot does. */
  private void store(int at, Symbol.Variable variable, Expression value) {
    boolean now = value instanceof Constant && context.region() <= variable.region();
    if (now) {
      variable.setKnown(((Constant) value).value());
      return;
    }
    if (variable.slot() < 0) {
      variable.setSlot(context.newSlot(at, variable.type()));
    }
    variable.setKnown(null);
    context.emission().emit(new ControlOperation.AssignVariable(variable.slot(), value));
  }

  private void storeBits(List<Integer> bits, Expression value) {
    Emission emission = context.emission();
    if (value instanceof Constant constant
        && constant.value() instanceof Value.BitString string
        && context.region() == 0) {
      boolean same = true;
      for (int i = 0; i < bits.size(); i++) {
        boolean bit = string.bits().testBit(i);
        same &= emission.isKnown(bits.get(i)) && emission.knownValue(bits.get(i)) == bit;
        emission.setKnown(bits.get(i), bit);
      }
      if (same) {
        return;
      }
    } else {
      bits.forEach(emission::setUnknown);
    }
    emission.emit(new ControlOperation.AssignBits(bits, value));
  }

  private void storeChosenBit(List<Integer> bits, Expression index, Expression value) {
    bits.forEach(context.emission()::setUnknown);
    context.emission().emit(new ControlOperation.AssignChosenBit(bits, index, value));
  }

  private void assign(StatementNode.Assignment s) {
    if (s.value() instanceof ExpressionNode.Measurement measurement && s.operator() == null) {
      assignMeasurement(s.at(), s.target(), measurement.operand());
      return;
    }
    ExpressionNode base = s.target();
    var places = new ArrayList<ExpressionNode>();
    while (base instanceof ExpressionNode.Index index) {
      places.addAll(0, index.indices());
      base = index.base();
    }
    var name = (ExpressionNode.Identifier) base;
    Symbol symbol = context.resolve(name.at(), name.name());
    switch (symbol) {
      case Symbol.Bits bits -> assignBits(s, bits, places);
      case Symbol.Variable variable -> {
        if (variable.readOnly()) {
          throw notAssignable(name, symbol);
        }
        assignVariable(s, variable, places);
      }
      case Symbol.Known k -> throw notAssignable(name, symbol);
      case Symbol.ReadOnlyView v -> throw notAssignable(name, symbol);
      case Symbol.Qubits q -> throw notAssignable(name, symbol);
      case Symbol.Callable c -> throw notAssignable(name, symbol);
      case Symbol.Subroutine r -> throw notAssignable(name, symbol);
      case Symbol.External e -> throw notAssignable(name, symbol);
      case Symbol.Broken b -> throw new SemanticError();
    }
  }

  private SemanticError notAssignable(ExpressionNode.Identifier name, Symbol symbol) {
    return context.fail(
        name.at(),
        DiagnosticCode.WRONG_KIND,
        "a variable",
        "'" + name.name() + "' is " + symbol.kind() + " that cannot be assigned to.");
  }

  /** The value to assign, with the operator of += and its like applied. */
  private Expression assigned(StatementNode.Assignment s, ClassicalType type) {
    if (s.operator() == null) {
      return value(s.value(), type);
    }
    Expression result =
        evaluator
            .folding()
            .binary(
                s.at(),
                s.operator(),
                evaluator.evaluate(s.target()),
                evaluator.evaluate(s.value()));
    return evaluator.folding().cast(s.at(), type, result);
  }

  private void assignBits(
      StatementNode.Assignment s, Symbol.Bits bits, List<ExpressionNode> places) {
    List<Integer> selected = bits.bits();
    for (int i = 0; i < places.size(); i++) {
      Expression chosen = i == places.size() - 1 ? chosenIndex(places.get(i)) : null;
      if (chosen != null) {
        storeChosenBit(selected, chosen, assigned(s, new ClassicalType.Bits(1)));
        return;
      }
      selected = evaluator.indices().select(selected, places.get(i));
    }
    storeBits(selected, assigned(s, new ClassicalType.Bits(selected.size())));
  }

  private void assignVariable(
      StatementNode.Assignment s, Symbol.Variable variable, List<ExpressionNode> places) {
    if (places.isEmpty()) {
      store(s.at(), variable, assigned(s, variable.type()));
      return;
    }
    if (!(variable.type() instanceof ClassicalType.Array array)) {
      assignBitsOf(s, variable, places);
      return;
    }
    boolean element =
        places.size() == array.dimensions().size()
            && places.stream()
                .noneMatch(
                    p ->
                        p instanceof ExpressionNode.Range
                            || p instanceof ExpressionNode.ListLiteral);
    if (!element) {
      assignSlice(s, variable, array, places);
      return;
    }
    Expression place = evaluator.elements().place(s.at(), array, places);
    Expression value = assigned(s, array.element());
    if (variable.known() instanceof Value.Elements known
        && place instanceof Constant constant
        && value instanceof Constant element2
        && context.region() <= variable.region()) {
      var values = new ArrayList<>(known.values());
      values.set((int) Arithmetic.wholeOf(constant.value()), element2.value());
      variable.setKnown(new Value.Elements(array, values));
      return;
    }
    context.lift(s.at(), variable);
    context.emission().emit(new ControlOperation.AssignElement(variable.slot(), place, value));
  }

  /** int[8] x; x[0:3] = "1010"; */
  private void assignBitsOf(
      StatementNode.Assignment s, Symbol.Variable variable, List<ExpressionNode> places) {
    Value known = variable.known();
    if (known == null || context.region() > variable.region() || places.size() != 1) {
      throw context.fail(
          s.at(),
          DiagnosticCode.UNSUPPORTED,
          "a bit register",
          "Single bits of a number that depends on a measurement cannot be assigned; use a bit"
              + " register, or shifts and masks.");
    }
    int width;
    try {
      width = Arithmetic.width(known.type());
    } catch (ClassicalFault fault) {
      throw context.fault(s.at(), fault);
    }
    List<Integer> indices = evaluator.indices().of(places.getFirst(), width);
    Expression value = assigned(s, new ClassicalType.Bits(indices.size()));
    if (!(value instanceof Constant constant)) {
      throw evaluator.notConstant(s.value().at(), "The bits of a number");
    }
    BigInteger bits = Arithmetic.bits(known);
    for (int i = 0; i < indices.size(); i++) {
      bits =
          Arithmetic.bits(constant.value()).testBit(i)
              ? bits.setBit(indices.get(i))
              : bits.clearBit(indices.get(i));
    }
    variable.setKnown(Arithmetic.withBits(known.type(), bits));
  }

  /** array[1:2] = other[0:1], both known. */
  private void assignSlice(
      StatementNode.Assignment s,
      Symbol.Variable variable,
      ClassicalType.Array array,
      List<ExpressionNode> places) {
    if (!(variable.known() instanceof Value.Elements known)
        || context.region() > variable.region()
        || places.size() > array.dimensions().size()) {
      throw context.fail(
          s.at(),
          DiagnosticCode.UNSUPPORTED,
          "an element",
          "Parts of an array that depends on a measurement are assigned element by element.");
    }
    Expression target = evaluator.evaluate(s.target());
    var shape = ((Value.Elements) ((Constant) target).value()).type();
    Expression value = assigned(s, shape);
    if (!(value instanceof Constant constant)) {
      throw evaluator.notConstant(s.value().at(), "A part of an array");
    }
    List<Integer> selected = evaluator.elements().elementsAt(array, places);
    var values = new ArrayList<>(known.values());
    for (int i = 0; i < selected.size(); i++) {
      values.set(selected.get(i), ((Value.Elements) constant.value()).values().get(i));
    }
    variable.setKnown(new Value.Elements(array, values));
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

  // Control flow.

  /** Puts everything that the statements may assign into the memory. */
  private void lift(int at, List<StatementNode> statements) {
    liftNames(at, assigned.of(statements));
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

  private List<Operation> region(List<StatementNode> body) {
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

  private Expression condition(ExpressionNode node) {
    Expression condition = evaluator.evaluate(node);
    Value sample = evaluator.samples().of(node.at(), condition);
    var _ = evaluator.folding().truth(node.at(), sample);
    return condition;
  }

  private Completion runIf(StatementNode.If s) {
    Expression condition = condition(s.condition());
    if (condition instanceof Constant constant) {
      boolean holds = evaluator.folding().truth(s.at(), constant.value());
      return runBlock(holds ? s.then() : s.otherwise());
    }
    // What the condition reads is about to change places, not values.
    lift(s.at(), s.then());
    lift(s.at(), s.otherwise());
    List<Operation> then = region(s.then());
    List<Operation> otherwise = region(s.otherwise());
    context.emission().emit(new ControlOperation.If(condition, then, otherwise));
    return Completion.NORMAL;
  }

  private Completion runSwitch(StatementNode.Switch s) {
    Expression subject = evaluator.evaluate(s.subject());
    List<List<StatementNode>> bodies = new ArrayList<>();
    List<Expression> conditions = new ArrayList<>();
    for (StatementNode.Case part : s.cases()) {
      Expression matches = null;
      for (ExpressionNode value : part.values()) {
        Expression known = new Constant(evaluator.known(value, "The value of a case"));
        Expression equal = evaluator.folding().binary(value.at(), Operator.EQUAL, subject, known);
        matches =
            matches == null
                ? equal
                : evaluator.folding().binary(value.at(), Operator.OR, matches, equal);
      }
      if (matches instanceof Constant constant) {
        if (evaluator.folding().truth(s.at(), constant.value())) {
          if (conditions.isEmpty()) {
            return runBlock(part.body());
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
      return runBlock(s.otherwise());
    }
    bodies.forEach(body -> lift(s.at(), body));
    lift(s.at(), s.otherwise());
    List<Operation> rest = region(s.otherwise());
    for (int i = conditions.size() - 1; i >= 0; i--) {
      rest = List.of(new ControlOperation.If(conditions.get(i), region(bodies.get(i)), rest));
      context.emission().count(1);
    }
    context.emission().emitAll(rest);
    return Completion.NORMAL;
  }

  /** Runs a loop as if none of its exits depended on a measurement, and again if one does. */
  private Completion unrolled(int at, Iterable<String> names, Function<Loop, Completion> body) {
    var loop = new Loop();
    loop.region = context.region();
    Emission emission = context.emission();
    int mark = emission.mark();
    byte[] knownBits = emission.knownBits();
    List<Symbol.Variable> live = List.copyOf(context.live());
    List<Value> values = new ArrayList<>();
    live.forEach(variable -> values.add(variable.known()));
    Scope scope = context.scope();
    int depth = loops.size();
    try {
      return runLoop(loop, body);
    } catch (LiftLoop lift) {
      if (lift.loop != loop) {
        throw lift;
      }
    }
    loops.subList(depth, loops.size()).clear();
    context.setScope(scope);
    emission.truncate(mark);
    emission.restoreKnownBits(knownBits);
    for (int i = 0; i < live.size(); i++) {
      live.get(i).setKnown(values.get(i));
    }
    liftNames(at, names);
    var lifted = new Loop();
    lifted.lifted = true;
    lifted.region = context.region() + 1;
    lifted.breakLabel = context.newLabel();
    var completion = new Completion[] {Completion.NORMAL};
    List<Operation> operations =
        emission.capture(() -> context.inRegion(() -> completion[0] = runLoop(lifted, body)));
    emission.emit(new ControlOperation.Block(lifted.breakLabel, operations));
    return completion[0];
  }

  private Completion runLoop(Loop loop, Function<Loop, Completion> body) {
    loops.add(loop);
    try {
      return body.apply(loop);
    } finally {
      loops.remove(loop);
    }
  }

  /** One round of an unrolled loop. */
  private Completion round(Loop loop, Runnable declareVariable, List<StatementNode> body) {
    var completion = new Completion[] {Completion.NORMAL};
    Runnable action =
        () ->
            context.inScope(
                context.scope().inside(Scope.Kind.BLOCK),
                () -> {
                  declareVariable.run();
                  completion[0] = runAll(body);
                });
    context.emission().step();
    if (!loop.lifted) {
      action.run();
      return completion[0];
    }
    loop.continueLabel = context.newLabel();
    List<Operation> operations = context.emission().capture(action);
    context.emission().emit(new ControlOperation.Block(loop.continueLabel, operations));
    return completion[0];
  }

  private Completion runFor(StatementNode.For s) {
    if (inGate && context.emission().isCounting()) {
      return runCountedFor(s);
    }
    ClassicalType type = evaluator.types().of(s.type());
    List<Expression> values = iterated(s, type);
    return unrolled(
        s.at(),
        assigned.of(s.body()),
        loop -> {
          for (Expression value : values) {
            Completion completion =
                round(loop, () -> declareLoopVariable(s, type, value), s.body());
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
  private Completion runCountedFor(StatementNode.For s) {
    ClassicalType type = evaluator.types().of(s.type());
    List<Expression> values;
    try {
      values = iterated(s, type);
    } catch (UnknownBounds unknown) {
      values = List.of(new Constant(Arithmetic.zero(type)));
    }
    for (Expression value : values) {
      context.emission().step();
      context.inScope(
          context.scope().inside(Scope.Kind.BLOCK),
          () -> {
            declareLoopVariable(s, type, value);
            var _ = runAll(s.body());
          });
    }
    return Completion.NORMAL;
  }

  /** Bounds of a loop that are parameters of a gate which is only being checked. */
  private static final class UnknownBounds extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnknownBounds() {
      super(null, null, false, false);
    }
  }

  private void declareLoopVariable(StatementNode.For s, ClassicalType type, Expression value) {
    if (type instanceof ClassicalType.Bits bits && !inGate) {
      List<Integer> places = context.newScratch(s.name().at(), bits.size());
      context.declare(s.name(), new Symbol.Bits(places, false));
      storeBits(places, value);
      return;
    }
    var variable = new Symbol.Variable(type, Arithmetic.zero(type), context.region(), false);
    context.declare(s.name(), variable);
    store(s.at(), variable, value);
    if (assigned.of(s.body()).contains(s.name().text())
        && !loops.isEmpty()
        && loops.getLast().lifted) {
      context.lift(s.at(), variable);
    }
  }

  /** The values that a for loop goes over. */
  private List<Expression> iterated(StatementNode.For s, ClassicalType type) {
    var values = new ArrayList<Expression>();
    switch (s.values()) {
      case ExpressionNode.Range range -> {
        if (range.start() == null || range.stop() == null) {
          throw context.fail(
              range.at(),
              DiagnosticCode.SYNTAX,
              "a start and an end",
              "The range of a loop has a start and an end.");
        }
        long step = range.step() == null ? 1 : bound(range.step());
        long start = bound(range.start());
        long stop = bound(range.stop());
        if (step == 0) {
          throw context.fail(
              range.at(), DiagnosticCode.NOT_FINITE, "a step other than 0", "The step is 0.");
        }
        long room = context.emission().room();
        for (long i = start; step > 0 ? i <= stop : i >= stop; i += step) {
          if (values.size() > room) {
            throw new Emission.Full();
          }
          values.add(evaluator.folding().cast(s.at(), type, new Constant(Value.Whole.of(i))));
          if (step > 0 ? i > Long.MAX_VALUE - step : i < Long.MIN_VALUE - step) {
            break;
          }
        }
      }
      case ExpressionNode.ListLiteral list -> {
        for (ExpressionNode item : list.items()) {
          values.add(evaluator.folding().cast(item.at(), type, evaluator.evaluate(item)));
        }
      }
      default -> iterateValue(s, type, values);
    }
    return values;
  }

  private long bound(ExpressionNode node) {
    if (inGate
        && context.emission().isCounting()
        && !(evaluator.evaluate(node) instanceof Constant)) {
      throw new UnknownBounds();
    }
    return evaluator.knownInteger(node, "The bound of a for loop");
  }

  private void iterateValue(StatementNode.For s, ClassicalType type, List<Expression> values) {
    Expression subject = evaluator.evaluate(s.values());
    Value sample = evaluator.samples().of(s.values().at(), subject);
    int at = s.values().at();
    switch (sample) {
      case Value.BitString bits -> {
        for (int i = 0; i < bits.size(); i++) {
          Expression bit =
              subject instanceof Expression.BitsRead read
                  ? context.emission().read(List.of(read.bits().get(i)))
                  : new Expression.BitsOf(subject, List.of(new Constant(Value.Whole.of(i))));
          values.add(
              subject instanceof Constant constant
                  ? evaluator
                      .folding()
                      .cast(
                          at,
                          type,
                          new Constant(
                              new Value.BitString(
                                  Arithmetic.bits(constant.value()).testBit(i)
                                      ? BigInteger.ONE
                                      : BigInteger.ZERO,
                                  1)))
                  : evaluator.folding().cast(at, type, bit));
        }
      }
      case Value.Elements elements -> {
        if (!(subject instanceof Constant constant) || elements.type().dimensions().size() != 1) {
          throw context.fail(
              at,
              DiagnosticCode.UNSUPPORTED,
              "an array of one dimension that is known before the shot",
              "A loop goes over the values of an array of one dimension that does not depend on a"
                  + " measurement; loop over its indices instead.");
        }
        for (Value value : ((Value.Elements) constant.value()).values()) {
          values.add(evaluator.folding().cast(at, type, new Constant(value)));
        }
      }
      default ->
          throw context.fail(
              at,
              DiagnosticCode.TYPE_MISMATCH,
              "a range, a set, bits or an array",
              "A loop goes over a range [start:stop], a set {a, b}, bits or an array.");
    }
  }

  private Completion runWhile(StatementNode.While s) {
    return unrolled(
        s.at(),
        assigned.of(s.body()),
        loop -> {
          while (true) {
            Expression condition = condition(s.condition());
            if (!(condition instanceof Constant constant) || loop.lifted) {
              whileAtRunTime(s);
              return Completion.NORMAL;
            }
            if (!evaluator.folding().truth(s.at(), constant.value())) {
              return Completion.NORMAL;
            }
            Completion completion = round(loop, () -> {}, s.body());
            if (completion == Completion.BREAK) {
              return Completion.NORMAL;
            }
            if (completion == Completion.RETURN || completion == Completion.END) {
              return completion;
            }
          }
        });
  }

  private void whileAtRunTime(StatementNode.While s) {
    liftNames(s.at(), assigned.of(s.condition()));
    lift(s.at(), s.body());
    var loop = new Loop();
    loop.atRunTime = true;
    loop.lifted = true;
    loop.region = context.region() + 1;
    loop.breakLabel = context.newLabel();
    loop.continueLabel = context.newLabel();
    var condition = new Expression[1];
    List<Operation> preparation =
        context
            .emission()
            .capture(() -> context.inRegion(() -> condition[0] = condition(s.condition())));
    loops.add(loop);
    List<Operation> body;
    try {
      body = region(s.body());
    } finally {
      loops.remove(loop);
    }
    Emission emission = context.emission();
    List<Operation> round = List.of(new ControlOperation.Block(loop.continueLabel, body));
    emission.count(2);
    if (preparation.isEmpty()) {
      round = List.of(new ControlOperation.While(condition[0], round));
    } else {
      // The condition calls a subroutine that does something, so it is asked inside of the loop.
      var all = new ArrayList<Operation>(preparation);
      all.add(
          new ControlOperation.If(
              condition[0], List.of(), List.of(new ControlOperation.Exit(loop.breakLabel))));
      all.addAll(round);
      round = List.of(new ControlOperation.While(new Constant(new Value.Truth(true)), all));
    }
    emission.emit(new ControlOperation.Block(loop.breakLabel, round));
  }

  private Completion leaveLoop(int at, boolean breaks) {
    if (loops.isEmpty()) {
      throw context.fail(
          at,
          DiagnosticCode.MISPLACED,
          "",
          (breaks ? "'break'" : "'continue'") + " stands inside of a loop only.");
    }
    Loop loop = loops.getLast();
    if (!loop.atRunTime && context.region() == loop.region) {
      return breaks ? Completion.BREAK : Completion.CONTINUE;
    }
    if (!loop.lifted) {
      throw new LiftLoop(loop);
    }
    context
        .emission()
        .emit(new ControlOperation.Exit(breaks ? loop.breakLabel : loop.continueLabel));
    return Completion.LEFT;
  }

  private Completion end() {
    if (context.region() == 0) {
      return Completion.END;
    }
    context.emission().emit(new ControlOperation.End());
    return Completion.LEFT;
  }

  // Subroutines.

  private @Nullable Expression call(ExpressionNode.Call node, Symbol.Subroutine subroutine) {
    StatementNode.SubroutineDefinition definition = subroutine.definition();
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
    if (calls.size() >= context.callDepthMax()
        || calls.stream().anyMatch(call -> call.subroutine.definition().at() == definition.at())) {
      throw context.fail(
          node.at(),
          DiagnosticCode.NESTING_TOO_DEEP,
          "",
          "Subroutine '" + node.name() + "' calls itself; write a loop instead.");
    }
    Scope global = context.scope();
    while (global.parent() != null) {
      global = global.parent();
    }
    Scope body = global.inside(Scope.Kind.BODY);
    ClassicalType resultType =
        definition.result() == null ? null : evaluator.types().of(definition.result());
    // Arguments are computed outside and declared inside; bits and arrays may emit, in this order.
    List<Runnable> declarations = new ArrayList<>();
    for (int i = 0; i < node.arguments().size(); i++) {
      declarations.add(argument(definition.arguments().get(i), node.arguments().get(i)));
    }
    var call = new Call(subroutine, resultType, context.region());
    int problems = context.diagnostics().size();
    List<Loop> outerLoops = new ArrayList<>(loops);
    loops.clear();
    calls.add(call);
    var completion = new Completion[] {Completion.NORMAL};
    List<Operation> operations;
    try {
      operations =
          context
              .emission()
              .capture(
                  () ->
                      context.inScope(
                          body,
                          () -> {
                            declarations.forEach(Runnable::run);
                            completion[0] = runAll(definition.body());
                          }));
    } finally {
      calls.remove(call);
      loops.clear();
      loops.addAll(outerLoops);
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
    if (resultType == null) {
      return null;
    }
    if (call.resultSlot >= 0) {
      return new Expression.VariableRead(call.resultSlot);
    }
    if (context.diagnostics().size() > problems) {
      throw new SemanticError();
    }
    if (call.result == null && completion[0] != Completion.END) {
      throw context.fail(
          node.at(),
          DiagnosticCode.TYPE_MISMATCH,
          "a return",
          "Subroutine '" + node.name() + "' ended without returning its value.");
    }
    return call.result == null ? new Constant(Arithmetic.zero(resultType)) : call.result;
  }

  /** What declares an argument in the scope of the body. */
  private Runnable argument(StatementNode.Argument argument, ExpressionNode value) {
    TypeNode type = argument.type();
    return switch (type.kind()) {
      case QUBIT -> {
        Symbol.Qubits qubits = operands.qubits(value);
        int size = type.size() == null ? 1 : evaluator.size(type.size(), "The size of an argument");
        if (qubits.wires().size() != size) {
          throw context.fail(
              value.at(),
              DiagnosticCode.SIZE_MISMATCH,
              size + " qubits",
              "Argument '"
                  + argument.name().text()
                  + "' takes "
                  + size
                  + " qubits, got "
                  + qubits.wires().size()
                  + ".");
        }
        var symbol = new Symbol.Qubits(qubits.wires(), type.size() != null);
        yield () -> context.declare(argument.name(), symbol);
      }
      case READONLY_ARRAY, MUTABLE_ARRAY -> {
        Symbol symbol =
            value instanceof ExpressionNode.Identifier identifier
                ? context.resolve(identifier.at(), identifier.name())
                : null;
        if (symbol instanceof Symbol.ReadOnlyView view
            && type.kind() == TypeNode.Kind.READONLY_ARRAY) {
          yield () -> context.declare(argument.name(), view);
        }
        if (symbol instanceof Symbol.Variable variable
            && variable.type() instanceof ClassicalType.Array) {
          Symbol passed =
              type.kind() == TypeNode.Kind.MUTABLE_ARRAY
                  ? variable
                  : new Symbol.ReadOnlyView(variable);
          yield () -> context.scope().put(argument.name().text(), passed);
        }
        throw context.fail(
            value.at(),
            DiagnosticCode.UNSUPPORTED,
            "the name of an array",
            "An array argument is passed by the name of an array.");
      }
      default -> {
        ClassicalType classical = evaluator.types().of(type);
        Expression computed =
            evaluator.folding().cast(value.at(), classical, evaluator.evaluate(value));
        if (classical instanceof ClassicalType.Bits bits) {
          List<Integer> places = context.newScratch(value.at(), bits.size());
          storeBits(places, computed);
          yield () ->
              context.declare(argument.name(), new Symbol.Bits(places, type.size() != null));
        }
        var variable =
            new Symbol.Variable(classical, Arithmetic.zero(classical), context.region(), false);
        store(value.at(), variable, computed);
        yield () -> context.declare(argument.name(), variable);
      }
    };
  }

  private Completion runReturn(StatementNode.Return s) {
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
        s.value() == null || call.resultType == null ? null : value(s.value(), call.resultType);
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
