package org.laplace.circuits.qasm;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.laplace.circuits.qasm.syntax.ExpressionNode;
import org.laplace.circuits.qasm.syntax.StatementNode;

/**
 * Which names statements may assign to. What a conditional part of the program assigns is not known
 * after it, nor, in a loop, at its start.
 */
final class AssignedNames {
  private final IdentityHashMap<List<StatementNode>, Set<String>> remembered =
      new IdentityHashMap<>();

  /** In the order of the alphabet, so that everybody who walks them does the same. */
  Set<String> of(List<StatementNode> statements) {
    Set<String> known = remembered.get(statements);
    if (known == null) {
      known = new TreeSet<>();
      for (StatementNode statement : statements) {
        add(statement, known);
      }
      remembered.put(statements, known);
    }
    return known;
  }

  Set<String> of(StatementNode statement) {
    var names = new TreeSet<String>();
    add(statement, names);
    return names;
  }

  /** The arrays that calls in an expression may change. */
  Set<String> of(ExpressionNode expression) {
    var names = new TreeSet<String>();
    addCalls(expression, names);
    return names;
  }

  private void add(StatementNode statement, Set<String> names) {
    switch (statement) {
      case StatementNode.Assignment s -> {
        addBase(s.target(), names);
        addCalls(s.value(), names);
      }
      case StatementNode.Measure s -> {
        if (s.target() != null) {
          addBase(s.target(), names);
        }
      }
      case StatementNode.Declaration s -> addCalls(s.value(), names);
      case StatementNode.Evaluation s -> addCalls(s.expression(), names);
      case StatementNode.Return s -> addCalls(s.value(), names);
      case StatementNode.If s -> {
        addCalls(s.condition(), names);
        names.addAll(of(s.then()));
        names.addAll(of(s.otherwise()));
      }
      case StatementNode.While s -> {
        addCalls(s.condition(), names);
        names.addAll(of(s.body()));
      }
      case StatementNode.For s -> {
        addCalls(s.values(), names);
        names.addAll(of(s.body()));
      }
      case StatementNode.Switch s -> {
        addCalls(s.subject(), names);
        s.cases().forEach(c -> names.addAll(of(c.body())));
        names.addAll(of(s.otherwise()));
      }
      case StatementNode.Scope s -> names.addAll(of(s.body()));
      case StatementNode.Box s -> names.addAll(of(s.body()));
      case StatementNode.GateCall s -> s.parameters().forEach(p -> addCalls(p, names));
      case StatementNode.Include s -> {}
      case StatementNode.QubitDeclaration s -> {}
      case StatementNode.PortDeclaration s -> {}
      case StatementNode.Alias s -> {}
      case StatementNode.GateDefinition s -> {}
      case StatementNode.Opaque s -> {}
      case StatementNode.SubroutineDefinition s -> {}
      case StatementNode.Extern s -> {}
      case StatementNode.Reset s -> {}
      case StatementNode.Barrier s -> {}
      case StatementNode.Delay s -> {}
      case StatementNode.Nop s -> {}
      case StatementNode.Break s -> {}
      case StatementNode.Continue s -> {}
      case StatementNode.End s -> {}
    }
  }

  private static void addBase(ExpressionNode target, Set<String> names) {
    ExpressionNode base = target;
    while (base instanceof ExpressionNode.Index index) {
      base = index.base();
    }
    if (base instanceof ExpressionNode.Identifier identifier) {
      names.add(identifier.name());
    }
  }

  private static void addCalls(@Nullable ExpressionNode expression, Set<String> names) {
    switch (expression) {
      case null -> {}
      case ExpressionNode.Call call ->
          call.arguments()
              .forEach(
                  argument -> {
                    addBase(argument, names);
                    addCalls(argument, names);
                  });
      case ExpressionNode.Binary binary -> {
        addCalls(binary.left(), names);
        addCalls(binary.right(), names);
      }
      case ExpressionNode.Concatenation pair -> {
        addCalls(pair.left(), names);
        addCalls(pair.right(), names);
      }
      case ExpressionNode.Prefix prefix -> addCalls(prefix.operand(), names);
      case ExpressionNode.Cast cast -> addCalls(cast.value(), names);
      case ExpressionNode.Index index -> {
        addCalls(index.base(), names);
        index.indices().forEach(i -> addCalls(i, names));
      }
      case ExpressionNode.ListLiteral list -> list.items().forEach(i -> addCalls(i, names));
      case ExpressionNode.Range range -> {
        addCalls(range.start(), names);
        addCalls(range.step(), names);
        addCalls(range.stop(), names);
      }
      case ExpressionNode.IntegerLiteral e -> {}
      case ExpressionNode.LargeLiteral e -> {}
      case ExpressionNode.RealLiteral e -> {}
      case ExpressionNode.ImaginaryLiteral e -> {}
      case ExpressionNode.TimingLiteral e -> {}
      case ExpressionNode.TruthLiteral e -> {}
      case ExpressionNode.BitsLiteral e -> {}
      case ExpressionNode.Identifier e -> {}
      case ExpressionNode.HardwareQubit e -> {}
      case ExpressionNode.Measurement e -> {}
      case ExpressionNode.DurationOf e -> {}
    }
  }
}
