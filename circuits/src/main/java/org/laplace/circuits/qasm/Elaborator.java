package org.laplace.circuits.qasm;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.SourcePlaces;
import org.laplace.circuits.qasm.syntax.ExpressionNode;
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
  private Elaborator() {}

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
      Circuit circuit = run(program, context, inputs, tokens, source);
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

  private static Circuit run(
      List<StatementNode> program,
      Context context,
      SortedMap<String, Double> inputs,
      Tokens tokens,
      Source source) {
    new Statements(context, inputs).runProgram(program);
    int[] places = context.emission().statements();
    for (int i = 0; i < places.length; i++) {
      places[i] = tokens.start(places[i]);
    }
    return new Circuit(
        context.qubits(),
        context.registers(),
        context.scratchBits(),
        context.variables(),
        context.emission().operations(),
        new SourcePlaces(places, source.text()));
  }
}
