package org.laplace.circuits.qasm;

import static org.laplace.circuits.qasm.TokenKind.ARROW;
import static org.laplace.circuits.qasm.TokenKind.IDENTIFIER;
import static org.laplace.circuits.qasm.TokenKind.LEFT_BRACE;
import static org.laplace.circuits.qasm.TokenKind.LEFT_PAREN;
import static org.laplace.circuits.qasm.TokenKind.RIGHT_PAREN;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laplace.circuits.classical.Operator;
import org.laplace.circuits.qasm.syntax.ExpressionNode;
import org.laplace.circuits.qasm.syntax.Name;
import org.laplace.circuits.qasm.syntax.StatementNode;
import org.laplace.circuits.qasm.syntax.TypeNode;

/** The statements of OpenQASM 2.0 (arXiv 1707.03429, appendix A) by recursive descent. */
final class Parser2 extends StatementParser {
  private Parser2(Tokens tokens, Diagnostics diagnostics) {
    super(tokens, diagnostics, true);
  }

  /** The statements after the version line; what is broken is noted and left out. */
  static List<StatementNode> parse(Tokens tokens, int from, Diagnostics diagnostics) {
    return new Parser2(tokens, diagnostics).parse(from);
  }

  @Override
  @Nullable StatementNode statement() {
    int at = cursor.at();
    if (cursor.takeIf(TokenKind.SEMICOLON)) {
      // The grammar has no empty statements, but Qiskit takes them and writers leave them behind.
      return null;
    }
    if (!cursor.is(IDENTIFIER)) {
      throw cursor.unexpected("a statement", "");
    }
    return switch (tokens.text(at)) {
      case "OPENQASM" -> throw misplacedVersion();
      case "include" -> include();
      case "qreg", "creg" -> register(at);
      case "gate" -> gateDefinition(at);
      case "opaque" -> {
        cursor.take();
        Name name = expressions.name("for a gate");
        List<Name> parameters = parameterNames();
        List<Name> qubits = names("for a qubit of the gate");
        cursor.expectSemicolon("after the qubits");
        yield new StatementNode.Opaque(at, name, parameters, qubits);
      }
      case "if" -> conditional(at);
      default -> operation();
    };
  }

  private StatementNode register(int at) {
    boolean quantum = tokens.is(cursor.take(), "qreg");
    Name name = expressions.name("for a register");
    cursor.expect(TokenKind.LEFT_BRACKET, "before the size of the register");
    ExpressionNode size = expressions.integerLiteral("as the size");
    cursor.expect(TokenKind.RIGHT_BRACKET, "to close the size");
    cursor.expectSemicolon("after the declaration");
    return quantum
        ? new StatementNode.QubitDeclaration(at, name, size)
        : new StatementNode.Declaration(
            at, new TypeNode(at, TypeNode.Kind.BIT, size, null, List.of()), name, null, false);
  }

  private List<Name> parameterNames() {
    if (!cursor.takeIf(LEFT_PAREN) || cursor.takeIf(RIGHT_PAREN)) {
      return List.of();
    }
    List<Name> names = names("for a parameter");
    cursor.expect(RIGHT_PAREN, "to close the parameters");
    return names;
  }

  private StatementNode gateDefinition(int at) {
    cursor.take();
    Name name = expressions.name("for a gate");
    List<Name> parameters = parameterNames();
    List<Name> qubits = names("for a qubit of the gate");
    int open = cursor.expect(LEFT_BRACE, "to open the body of the gate");
    List<StatementNode> body = untilClosed(open, this::operation);
    return new StatementNode.GateDefinition(at, name, parameters, qubits, body);
  }

  private StatementNode conditional(int at) {
    cursor.take();
    cursor.expect(LEFT_PAREN, "after 'if'");
    Name register = expressions.name("of a classical register");
    int equal =
        cursor.expect(TokenKind.EQUAL, "since OpenQASM 2 compares a register with a number");
    ExpressionNode value = expressions.integerLiteral("to compare with");
    cursor.expect(RIGHT_PAREN, "to close the condition");
    if (cursor.isWord("if")) {
      throw cursor.unexpected("a quantum operation", "after the condition");
    }
    StatementNode then = operation();
    var subject = new ExpressionNode.Identifier(register.at(), register.text());
    return new StatementNode.If(
        at,
        new ExpressionNode.Binary(equal, Operator.EQUAL, subject, value),
        List.of(then),
        List.of());
  }

  private StatementNode operation() {
    int at = cursor.at();
    if (!cursor.is(IDENTIFIER)) {
      throw cursor.unexpected("a quantum operation", "");
    }
    return switch (tokens.text(at)) {
      case "barrier" -> barrier();
      case "reset" -> reset();
      case "measure" -> {
        cursor.take();
        ExpressionNode operand = expressions.quantumOperand();
        cursor.expect(ARROW, "after what is measured, as in measure q -> c");
        ExpressionNode target = expressions.quantumOperand();
        cursor.expectSemicolon("after the measurement");
        yield new StatementNode.Measure(at, operand, target);
      }
      default -> gateCall(at);
    };
  }

  private StatementNode gateCall(int at) {
    Name gate =
        cursor.isWord("U") || cursor.isWord("CX")
            ? new Name(cursor.at(), tokens.text(cursor.take()))
            : expressions.name("of a gate");
    List<ExpressionNode> parameters = cursor.is(LEFT_PAREN) ? expressions.arguments() : List.of();
    List<ExpressionNode> operands = operands();
    cursor.expectSemicolon("after the operands");
    return new StatementNode.GateCall(at, gate, List.of(), parameters, operands);
  }
}
