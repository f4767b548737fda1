package org.laplace.circuits.qasm;

import java.util.ArrayList;
import java.util.List;
import org.laplace.circuits.ControlOperation;
import org.laplace.circuits.classical.ClassicalType;
import org.laplace.circuits.classical.Conversions;
import org.laplace.circuits.classical.Expression;
import org.laplace.circuits.classical.Expression.Constant;
import org.laplace.circuits.classical.Value;
import org.laplace.circuits.qasm.syntax.ExpressionNode;
import org.laplace.circuits.qasm.syntax.StatementNode;

/** Assignments to variables, bits, elements, and parts of them. */
final class Assignments {
  private final Context context;
  private final Evaluator evaluator;
  private final Folding folding;
  private final Indices indices;
  private final ArrayElements elements;
  private final RightSides rightSides;
  private final ClassicalStore store;
  private final Measurements measurements;
  private final NumberBits numberBits;

  Assignments(
      Context context,
      Evaluator evaluator,
      RightSides rightSides,
      ClassicalStore store,
      Measurements measurements,
      NumberBits numberBits) {
    this.context = context;
    this.evaluator = evaluator;
    this.folding = evaluator.folding();
    this.indices = evaluator.indices();
    this.elements = evaluator.elements();
    this.rightSides = rightSides;
    this.store = store;
    this.measurements = measurements;
    this.numberBits = numberBits;
  }

  void assign(StatementNode.Assignment s) {
    if (s.value() instanceof ExpressionNode.Measurement measurement && s.operator() == null) {
      measurements.assign(s.at(), s.target(), measurement.operand());
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
      return rightSides.value(s.value(), type);
    }
    Expression result =
        evaluator
            .folding()
            .binary(
                s.at(),
                s.operator(),
                evaluator.evaluate(s.target()),
                evaluator.evaluate(s.value()));
    return folding.cast(s.at(), type, result);
  }

  private void assignBits(
      StatementNode.Assignment s, Symbol.Bits bits, List<ExpressionNode> places) {
    List<Integer> selected = bits.bits();
    for (int i = 0; i < places.size(); i++) {
      Expression chosen = i == places.size() - 1 ? indices.chosen(places.get(i)) : null;
      if (chosen != null) {
        store.chosenBit(selected, chosen, assigned(s, new ClassicalType.Bits(1)));
        return;
      }
      selected = indices.select(selected, places.get(i));
    }
    store.bits(selected, assigned(s, new ClassicalType.Bits(selected.size())));
  }

  private void assignVariable(
      StatementNode.Assignment s, Symbol.Variable variable, List<ExpressionNode> places) {
    if (places.isEmpty()) {
      store.variable(s.at(), variable, assigned(s, variable.type()));
      return;
    }
    if (!(variable.type() instanceof ClassicalType.Array array)) {
      numberBits.assign(s.at(), variable, places, type -> assigned(s, type));
      return;
    }
    if (!ArrayElements.isElement(array, places)) {
      assignSlice(s, variable, array, places);
      return;
    }
    Expression place = elements.place(s.at(), array, places);
    Expression value = assigned(s, array.element());
    if (variable.known() instanceof Value.Elements known
        && place instanceof Constant constant
        && value instanceof Constant element
        && context.region() <= variable.region()) {
      var values = new ArrayList<>(known.values());
      values.set((int) Conversions.wholeOf(constant.value()), element.value());
      variable.setKnown(new Value.Elements(array, values));
      return;
    }
    context.lift(s.at(), variable);
    context.emission().emit(new ControlOperation.AssignElement(variable.slot(), place, value));
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
    List<Integer> selected = elements.elementsAt(array, places);
    var values = new ArrayList<>(known.values());
    for (int i = 0; i < selected.size(); i++) {
      values.set(selected.get(i), ((Value.Elements) constant.value()).values().get(i));
    }
    variable.setKnown(new Value.Elements(array, values));
  }
}
