package org.laplace.circuits.qasm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laplace.circuits.ClassicalRegister;
import org.laplace.circuits.ControlOperation;
import org.laplace.circuits.classical.ClassicalFault;
import org.laplace.circuits.classical.ClassicalType;
import org.laplace.circuits.classical.Expression;
import org.laplace.circuits.classical.Value;
import org.laplace.circuits.qasm.syntax.ExpressionNode;
import org.laplace.circuits.qasm.syntax.Name;

/** What the parts of the elaborator share: names, limits, problems, and the circuit so far. */
final class Context {
  private final Tokens tokens;
  private final Diagnostics diagnostics;
  private final ParseLimits limits;
  private final boolean version2;
  private final Emission emission;
  private final int scratchBase;
  private final List<ClassicalRegister> registers = new ArrayList<>();
  private final List<ClassicalType> variables = new ArrayList<>();
  private final IdentityHashMap<ExpressionNode, Integer> chosenIndices = new IdentityHashMap<>();
  private final Map<String, Symbol.TableGate> replaced = new HashMap<>();
  private List<Symbol.Variable> live = new ArrayList<>();
  private Scope scope = Scope.global();
  private int qubits;
  private int registerBits;
  private int scratchBits;
  private int quantumRegisters;
  private int region;
  private int labels;
  private boolean inGate;

  Context(
      Tokens tokens,
      Diagnostics diagnostics,
      ParseLimits limits,
      boolean version2,
      int scratchBase) {
    this.tokens = tokens;
    this.diagnostics = diagnostics;
    this.limits = limits;
    this.version2 = version2;
    this.scratchBase = scratchBase;
    this.emission = new Emission(limits.operationsMax());
  }

  Emission emission() {
    return emission;
  }

  boolean version2() {
    return version2;
  }

  ParseLimits limits() {
    return limits;
  }

  Diagnostics diagnostics() {
    return diagnostics;
  }

  String text(int token) {
    return tokens.text(token);
  }

  /** Notes a problem at a token. */
  SemanticError fail(int token, DiagnosticCode code, String expected, String message) {
    diagnostics.add(code, tokens.start(token), tokens.end(token), expected, message);
    return new SemanticError();
  }

  /** Notes what computing at a token ran into. */
  SemanticError fault(int token, ClassicalFault fault) {
    String message = String.valueOf(fault.getMessage());
    return fail(
        token,
        fault.isAboutTypes() ? DiagnosticCode.TYPE_MISMATCH : DiagnosticCode.NOT_FINITE,
        "",
        Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".");
  }

  // Names.

  Scope scope() {
    return scope;
  }

  void setScope(Scope next) {
    scope = next;
  }

  /** Runs the action in a scope of its own; variables that it declares end with it. */
  void inScope(Scope inner, Runnable action) {
    Scope outer = scope;
    int before = live.size();
    scope = inner;
    try {
      action.run();
    } finally {
      scope = outer;
      live.subList(Math.min(before, live.size()), live.size()).clear();
    }
  }

  /** Declares a name; gates of a library give way to the program's own. */
  void declare(Name name, Symbol symbol) {
    Symbol present = scope.own(name.text());
    if (present instanceof Symbol.Broken && symbol instanceof Symbol.Broken) {
      return;
    }
    if (present != null
        && !(present instanceof Symbol.TableGate && !name.text().equals("U"))
        && !(present instanceof Symbol.Broken)) {
      throw fail(
          name.at(),
          DiagnosticCode.DUPLICATE_NAME,
          "a new name",
          "'" + name.text() + "' is already " + present.kind() + " here; choose another name.");
    }
    if (present instanceof Symbol.TableGate table) {
      replaced.put(name.text(), table);
    }
    scope.put(name.text(), symbol);
    if (symbol instanceof Symbol.Variable variable) {
      live.add(variable);
    }
  }

  /** The gate of a library that the program replaced by one of its own. */
  Symbol replaced(String name) {
    Symbol.TableGate table = replaced.get(name);
    if (table == null) {
      throw new IllegalStateException("'" + name + "' was checked when its user was defined");
    }
    return table;
  }

  /** What the name stands for. */
  Symbol resolve(int at, String name) {
    Symbol symbol = scope.find(name);
    if (symbol instanceof Symbol.Broken) {
      throw new SemanticError();
    }
    if (symbol == null) {
      throw undefined(at, name);
    }
    return symbol;
  }

  private SemanticError undefined(int at, String name) {
    String file = Library.fileOf(name, version2);
    String hint =
        file == null
            ? "declare it before it is used."
            : "add include \"" + file + "\"; or declare it before it is used.";
    return fail(
        at,
        DiagnosticCode.UNDEFINED_NAME,
        "a declared name",
        "'" + name + "' is not defined; " + hint);
  }

  /** Notes a name that stands for something else than what belongs there. */
  SemanticError wrongKind(int at, String name, Symbol symbol, String expected) {
    return fail(
        at,
        DiagnosticCode.WRONG_KIND,
        expected,
        "'" + name + "' is " + symbol.kind() + ", and " + expected + " stands here.");
  }

  /** Declares the name as broken, so that its uses are not reported. */
  void declareBroken(Name name) {
    if (scope.own(name.text()) == null) {
      scope.put(name.text(), new Symbol.Broken());
    }
  }

  /** Notes a declaration that stands inside of a block. */
  void requireGlobal(int at, String what) {
    if (!scope.isGlobal()) {
      throw fail(
          at,
          DiagnosticCode.MISPLACED,
          "",
          what + " is declared at the top of the program, not inside of a block.");
    }
  }

  // Qubits, bits and variables.

  List<Integer> newQubits(Name name, int size) {
    countRegister(name.at());
    quantumRegisters++;
    if (size > limits.qubitsMax() - qubits) {
      throw fail(
          name.at(),
          DiagnosticCode.TOO_MANY_QUBITS,
          "at most " + limits.qubitsMax() + " qubits",
          "With '"
              + name.text()
              + "' the program has "
              + ((long) qubits + size)
              + " qubits; at most "
              + limits.qubitsMax()
              + " are allowed.");
    }
    var wires = range(qubits, size);
    qubits += size;
    return wires;
  }

  /** Hardware qubit n is wire n; a program that names them declares no others. */
  int hardwareQubit(int at, int number) {
    if (inGate) {
      throw fail(
          at,
          DiagnosticCode.MISPLACED,
          "a qubit of the gate",
          "A gate acts on the qubits that it is given, not on hardware qubits.");
    }
    if (number >= limits.qubitsMax()) {
      throw fail(
          at,
          DiagnosticCode.TOO_MANY_QUBITS,
          "at most " + limits.qubitsMax() + " qubits",
          "There are at most " + limits.qubitsMax() + " qubits.");
    }
    if (quantumRegisters > 0) {
      throw fail(
          at,
          DiagnosticCode.UNSUPPORTED,
          "",
          "Hardware qubits and declared qubits do not mix, since nothing says which declared qubit"
              + " is which hardware qubit; use one of the two.");
    }
    qubits = Math.max(qubits, number + 1);
    return number;
  }

  int qubits() {
    return qubits;
  }

  List<Integer> newRegister(Name name, int size) {
    countRegister(name.at());
    countBits(name.at(), size);
    registers.add(new ClassicalRegister(name.text(), size));
    var bits = range(registerBits, size);
    registerBits += size;
    return bits;
  }

  List<Integer> newScratch(int at, int size) {
    countBits(at, size);
    var bits = range(scratchBase + scratchBits, size);
    scratchBits += size;
    return bits;
  }

  private void countRegister(int at) {
    if (quantumRegisters + registers.size() >= limits.registersMax()) {
      throw fail(
          at,
          DiagnosticCode.TOO_MANY_REGISTERS,
          "at most " + limits.registersMax() + " registers",
          "A program has at most " + limits.registersMax() + " registers.");
    }
  }

  private void countBits(int at, int size) {
    if ((long) registerBits + scratchBits + size > limits.bitsMax()) {
      throw fail(
          at,
          DiagnosticCode.TOO_MANY_BITS,
          "at most " + limits.bitsMax() + " bits",
          "A program has at most " + limits.bitsMax() + " classical bits.");
    }
  }

  private static List<Integer> range(int first, int size) {
    var numbers = new ArrayList<Integer>(size);
    for (int i = 0; i < size; i++) {
      numbers.add(first + i);
    }
    return List.copyOf(numbers);
  }

  List<ClassicalRegister> registers() {
    return registers;
  }

  int registerBits() {
    return registerBits;
  }

  int scratchBits() {
    return scratchBits;
  }

  List<ClassicalType> variables() {
    return variables;
  }

  int newSlot(int at, ClassicalType type) {
    if (variables.size() >= limits.bitsMax()) {
      throw fail(
          at,
          DiagnosticCode.TOO_MANY_BITS,
          "",
          "A program has at most " + limits.bitsMax() + " variables during a shot.");
    }
    variables.add(type);
    return variables.size() - 1;
  }

  // Regions: parts of the program that run or not as measurements decide.

  int region() {
    return region;
  }

  /** Runs the action one region deeper. */
  void inRegion(Runnable action) {
    region++;
    try {
      action.run();
    } finally {
      region--;
    }
  }

  int newLabel() {
    return labels++;
  }

  /** Gives a variable its place in the memory, and writes what was known of it. */
  void lift(int at, Symbol.Variable variable) {
    if (variable.slot() < 0) {
      variable.setSlot(newSlot(at, variable.type()));
    }
    Value known = variable.known();
    if (known != null) {
      emission.emit(
          new ControlOperation.AssignVariable(variable.slot(), new Expression.Constant(known)));
      variable.setKnown(null);
    }
  }

  List<Symbol.Variable> live() {
    return live;
  }

  // Qubits that are chosen during a shot: while a statement is written out for one choice.

  @Nullable Integer chosenIndex(ExpressionNode node) {
    return chosenIndices.get(node);
  }

  void choose(ExpressionNode node, int index, Runnable action) {
    chosenIndices.put(node, index);
    try {
      action.run();
    } finally {
      chosenIndices.remove(node);
    }
  }

  // The bodies of gates, where only gates may stand.

  boolean inGate() {
    return inGate;
  }

  /** Runs the action as the body of a gate. */
  void inGate(Runnable action) {
    boolean outer = inGate;
    inGate = true;
    try {
      action.run();
    } finally {
      inGate = outer;
    }
  }
}
