package org.laplace.circuits.qasm;

import static org.laplace.circuits.qasm.TokenKind.IDENTIFIER;
import static org.laplace.circuits.qasm.TokenKind.LEFT_PAREN;
import static org.laplace.circuits.qasm.TokenKind.RIGHT_PAREN;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laplace.circuits.CircuitLimits;
import org.laplace.circuits.qasm.syntax.ExpressionNode;
import org.laplace.circuits.qasm.syntax.Name;
import org.laplace.circuits.qasm.syntax.StatementNode;
import org.laplace.circuits.qasm.syntax.StatementNode.Modifier;

/** Statements that apply a gate of OpenQASM 3, with its modifiers. */
final class GateCallParser {
  private final StatementParser statements;
  private final TokenCursor cursor;
  private final Tokens tokens;
  private final ExpressionParser expressions;

  GateCallParser(StatementParser statements) {
    this.statements = statements;
    this.cursor = statements.cursor;
    this.tokens = statements.tokens;
    this.expressions = statements.expressions;
  }

  /** modifiers @ gate(parameters) operands; */
  StatementNode call() {
    int at = cursor.at();
    List<Modifier> modifiers = modifiers();
    int nameAt = cursor.at();
    boolean isPhase = cursor.takeWord("gphase");
    Name gate = isPhase ? new Name(nameAt, "gphase") : expressions.name("of a gate");
    List<ExpressionNode> parameters = cursor.is(LEFT_PAREN) ? expressions.arguments() : List.of();
    var _ = expressions.types().designator();
    List<ExpressionNode> operands = isPhase ? statements.operandsOrNone() : statements.operands();
    cursor.expectSemicolon("after the operands");
    return new StatementNode.GateCall(at, gate, modifiers, parameters, operands);
  }

  private List<Modifier> modifiers() {
    var modifiers = new ArrayList<Modifier>();
    while (true) {
      Modifier.Kind kind = modifierKind();
      if (kind == null) {
        break;
      }
      int modifier = cursor.take();
      ExpressionNode argument = null;
      if (cursor.takeIf(LEFT_PAREN)) {
        argument = expressions.expression();
        cursor.expect(RIGHT_PAREN, "to close the argument");
      } else if (kind == Modifier.Kind.POW) {
        throw cursor.unexpected("'('", "since pow needs an exponent");
      }
      cursor.expect(TokenKind.AT, "after the modifier");
      modifiers.add(new Modifier(modifier, kind, argument));
      if (modifiers.size() > CircuitLimits.nestingMax) {
        throw cursor.fail(
            modifier, DiagnosticCode.NESTING_TOO_DEEP, "", "This gate has too many modifiers.");
      }
    }
    return modifiers;
  }

  private Modifier.@Nullable Kind modifierKind() {
    if (!cursor.is(IDENTIFIER)) {
      return null;
    }
    return switch (tokens.text(cursor.at())) {
      case "inv" -> Modifier.Kind.INV;
      case "pow" -> Modifier.Kind.POW;
      case "ctrl" -> Modifier.Kind.CTRL;
      case "negctrl" -> Modifier.Kind.NEGCTRL;
      default -> null;
    };
  }
}
