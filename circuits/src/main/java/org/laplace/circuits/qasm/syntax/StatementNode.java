package org.laplace.circuits.qasm.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laplace.circuits.classical.Operator;

/** A statement as written. */
public sealed interface StatementNode {
  int at();

  /** A statement that gives a name to something. */
  sealed interface Naming extends StatementNode {
    Name name();
  }

  /** include "file". */
  record Include(int at, String file) implements StatementNode {}

  /** qubit[size] name, or qreg name[size]. */
  record QubitDeclaration(int at, Name name, @Nullable ExpressionNode size) implements Naming {}

  /** type name = value, const or not; also creg name[size]. */
  record Declaration(
      int at, TypeNode type, Name name, @Nullable ExpressionNode value, boolean constant)
      implements Naming {}

  /** input type name, or output type name. */
  record PortDeclaration(int at, boolean input, TypeNode type, Name name) implements Naming {}

  /** let name = value. */
  record Alias(int at, Name name, ExpressionNode value) implements Naming {}

  /** gate name(parameters) qubits { body }. */
  record GateDefinition(
      int at, Name name, List<Name> parameters, List<Name> qubits, List<StatementNode> body)
      implements Naming {
    public GateDefinition {
      parameters = List.copyOf(parameters);
      qubits = List.copyOf(qubits);
      body = List.copyOf(body);
    }
  }

  /** opaque name(parameters) qubits. */
  record Opaque(int at, Name name, List<Name> parameters, List<Name> qubits) implements Naming {
    public Opaque {
      parameters = List.copyOf(parameters);
      qubits = List.copyOf(qubits);
    }
  }

  /** An argument of a subroutine. */
  record Argument(TypeNode type, Name name) {}

  /** def name(arguments) -> result { body }. */
  record SubroutineDefinition(
      int at,
      Name name,
      List<Argument> arguments,
      @Nullable TypeNode result,
      List<StatementNode> body)
      implements Naming {
    public SubroutineDefinition {
      arguments = List.copyOf(arguments);
      body = List.copyOf(body);
    }
  }

  /** extern name(types) -> result. */
  record Extern(int at, Name name) implements Naming {}

  /** What stands before a gate with an @. */
  record Modifier(int at, Kind kind, @Nullable ExpressionNode argument) {
    /** The four modifiers. */
    public enum Kind {
      INV,
      POW,
      CTRL,
      NEGCTRL
    }
  }

  /** modifiers name(parameters) operands; gphase too. */
  record GateCall(
      int at,
      Name gate,
      List<Modifier> modifiers,
      List<ExpressionNode> parameters,
      List<ExpressionNode> operands)
      implements StatementNode {
    public GateCall {
      modifiers = List.copyOf(modifiers);
      parameters = List.copyOf(parameters);
      operands = List.copyOf(operands);
    }
  }

  /** measure operand -> target, or without a target. */
  record Measure(int at, ExpressionNode operand, @Nullable ExpressionNode target)
      implements StatementNode {}

  /** reset operand. */
  record Reset(int at, ExpressionNode operand) implements StatementNode {}

  /** barrier operands; none means all qubits. */
  record Barrier(int at, List<ExpressionNode> operands) implements StatementNode {
    public Barrier {
      operands = List.copyOf(operands);
    }
  }

  /** delay[duration] operands. */
  record Delay(int at, ExpressionNode duration, List<ExpressionNode> operands)
      implements StatementNode {
    public Delay {
      operands = List.copyOf(operands);
    }
  }

  /** nop operands. */
  record Nop(int at, List<ExpressionNode> operands) implements StatementNode {
    public Nop {
      operands = List.copyOf(operands);
    }
  }

  /** box[duration] { body }. */
  record Box(int at, @Nullable ExpressionNode duration, List<StatementNode> body)
      implements StatementNode {
    public Box {
      body = List.copyOf(body);
    }
  }

  /** { body }. */
  record Scope(int at, List<StatementNode> body) implements StatementNode {
    public Scope {
      body = List.copyOf(body);
    }
  }

  /** if (condition) then else otherwise. */
  record If(
      int at, ExpressionNode condition, List<StatementNode> then, List<StatementNode> otherwise)
      implements StatementNode {
    public If {
      then = List.copyOf(then);
      otherwise = List.copyOf(otherwise);
    }
  }

  /** for type name in values body. */
  record For(int at, TypeNode type, Name name, ExpressionNode values, List<StatementNode> body)
      implements StatementNode {
    public For {
      body = List.copyOf(body);
    }
  }

  /** while (condition) body. */
  record While(int at, ExpressionNode condition, List<StatementNode> body)
      implements StatementNode {
    public While {
      body = List.copyOf(body);
    }
  }

  /** case values { body }. */
  record Case(int at, List<ExpressionNode> values, List<StatementNode> body) {
    public Case {
      values = List.copyOf(values);
      body = List.copyOf(body);
    }
  }

  /** switch (subject) { cases default { otherwise } }. */
  record Switch(int at, ExpressionNode subject, List<Case> cases, List<StatementNode> otherwise)
      implements StatementNode {
    public Switch {
      cases = List.copyOf(cases);
      otherwise = List.copyOf(otherwise);
    }
  }

  /** break. */
  record Break(int at) implements StatementNode {}

  /** continue. */
  record Continue(int at) implements StatementNode {}

  /** end. */
  record End(int at) implements StatementNode {}

  /** return value. */
  record Return(int at, @Nullable ExpressionNode value) implements StatementNode {}

  /** target operator= value, or target = value. */
  record Assignment(
      int at, ExpressionNode target, @Nullable Operator operator, ExpressionNode value)
      implements StatementNode {}

  /** An expression on its own, such as a call. */
  record Evaluation(int at, ExpressionNode expression) implements StatementNode {}
}
