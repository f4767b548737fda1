package org.laplace.circuits.qasm;

import java.util.ArrayList;
import java.util.List;
import org.laplace.circuits.classical.Expression;
import org.laplace.circuits.qasm.syntax.ExpressionNode;

/** Which qubits and bits operands stand for. */
final class Operands {
  private final Context context;
  private final Evaluator evaluator;
  private final Indices indices;

  Operands(Context context, Evaluator evaluator) {
    this.context = context;
    this.evaluator = evaluator;
    this.indices = evaluator.indices();
  }

  /**
   * The qubits that an operand names.
   *
   * @throws ChosenQubit if an index depends on a measurement
   */
  Symbol.Qubits qubits(ExpressionNode node) {
    return switch (node) {
      case ExpressionNode.Identifier identifier -> {
        Symbol symbol = context.resolve(identifier.at(), identifier.name());
        if (symbol instanceof Symbol.Qubits qubits) {
          yield qubits;
        }
        throw context.wrongKind(
            identifier.at(), identifier.name(), symbol, "a qubit or a quantum register");
      }
      case ExpressionNode.HardwareQubit qubit ->
          new Symbol.Qubits(List.of(context.hardwareQubit(qubit.at(), qubit.number())), false);
      case ExpressionNode.Index index -> {
        Symbol.Qubits base = qubits(index.base());
        if (!base.register()) {
          throw context.fail(
              index.at(),
              DiagnosticCode.WRONG_KIND,
              "a register",
              "Only a register has an index; '"
                  + (index.base() instanceof ExpressionNode.Identifier i ? i.name() : "this")
                  + "' is a single qubit.");
        }
        if (index.indices().size() != 1) {
          throw context.fail(
              index.at(), DiagnosticCode.SYNTAX, "one index", "A register has one dimension.");
        }
        yield part(index, base);
      }
      case ExpressionNode.Concatenation pair -> {
        List<Integer> wires = new ArrayList<>(qubits(pair.left()).wires());
        for (int wire : qubits(pair.right()).wires()) {
          if (wires.contains(wire)) {
            throw context.fail(
                pair.at(),
                DiagnosticCode.DUPLICATE_QUBIT,
                "",
                "A register cannot be joined with a part of itself.");
          }
          wires.add(wire);
        }
        yield new Symbol.Qubits(List.copyOf(wires), true);
      }
      default ->
          throw context.fail(
              node.at(), DiagnosticCode.WRONG_KIND, "a qubit", "Expected a qubit or a register.");
    };
  }

  private Symbol.Qubits part(ExpressionNode.Index index, Symbol.Qubits base) {
    ExpressionNode place = index.indices().getFirst();
    Integer chosen = context.chosenIndex(index);
    if (chosen != null) {
      return new Symbol.Qubits(List.of(base.wires().get(chosen)), false);
    }
    if (place instanceof ExpressionNode.IntegerLiteral literal) {
      int wire =
          base.wires().get(indices.checked(literal.at(), literal.value(), base.wires().size()));
      return new Symbol.Qubits(List.of(wire), false);
    }
    if (Indices.isSet(place)) {
      List<Integer> wires = indices.select(base.wires(), place);
      if (wires.stream().distinct().count() < wires.size()) {
        throw context.fail(
            place.at(), DiagnosticCode.DUPLICATE_QUBIT, "", "This index names a qubit twice.");
      }
      return new Symbol.Qubits(wires, true);
    }
    Expression value = evaluator.evaluate(place);
    if (!(value instanceof Expression.Constant)) {
      throw new ChosenQubit(index, value, base.wires().size());
    }
    return new Symbol.Qubits(indices.select(base.wires(), place), false);
  }

  /** The bits that a target names, which must be known before the shot. */
  Symbol.Bits bits(ExpressionNode node) {
    return switch (node) {
      case ExpressionNode.Identifier identifier -> {
        Symbol symbol = context.resolve(identifier.at(), identifier.name());
        if (symbol instanceof Symbol.Bits bits) {
          yield bits;
        }
        throw context.wrongKind(
            identifier.at(), identifier.name(), symbol, "a bit or a classical register");
      }
      case ExpressionNode.Index index -> {
        Symbol.Bits base = bits(index.base());
        if (index.indices().size() != 1) {
          throw context.fail(
              index.at(), DiagnosticCode.SYNTAX, "one index", "A register has one dimension.");
        }
        ExpressionNode place = index.indices().getFirst();
        yield new Symbol.Bits(indices.select(base.bits(), place), Indices.isSet(place));
      }
      case ExpressionNode.Concatenation pair -> {
        var joined = new ArrayList<>(bits(pair.left()).bits());
        joined.addAll(bits(pair.right()).bits());
        yield new Symbol.Bits(List.copyOf(joined), true);
      }
      default ->
          throw context.fail(
              node.at(), DiagnosticCode.WRONG_KIND, "a bit", "Expected a bit or a register.");
    };
  }
}
