package org.laplace.circuits.qasm;

import static org.laplace.circuits.qasm.TokenKind.COLON;
import static org.laplace.circuits.qasm.TokenKind.COMMA;
import static org.laplace.circuits.qasm.TokenKind.LEFT_BRACE;
import static org.laplace.circuits.qasm.TokenKind.LEFT_BRACKET;
import static org.laplace.circuits.qasm.TokenKind.LEFT_PAREN;
import static org.laplace.circuits.qasm.TokenKind.RIGHT_BRACE;
import static org.laplace.circuits.qasm.TokenKind.RIGHT_BRACKET;
import static org.laplace.circuits.qasm.TokenKind.RIGHT_PAREN;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.laplace.circuits.qasm.syntax.ExpressionNode;
import org.laplace.circuits.qasm.syntax.Name;
import org.laplace.circuits.qasm.syntax.StatementNode;
import org.laplace.circuits.qasm.syntax.TypeNode;

/** if, for, while and switch of OpenQASM 3. */
final class ControlFlowParser {
  private final TokenCursor cursor;
  private final ExpressionParser expressions;
  private final Function<String, List<StatementNode>> blocks;
  private final Function<String, List<StatementNode>> bodies;

  /**
   * A parser on the cursor.
   *
   * @param blocks reads statements in braces; takes the words that say where they stand
   * @param bodies the same, or one statement without braces
   */
  ControlFlowParser(
      TokenCursor cursor,
      ExpressionParser expressions,
      Function<String, List<StatementNode>> blocks,
      Function<String, List<StatementNode>> bodies) {
    this.cursor = cursor;
    this.expressions = expressions;
    this.blocks = blocks;
    this.bodies = bodies;
  }

  StatementNode conditional() {
    int at = cursor.take();
    ExpressionNode condition = condition("if");
    List<StatementNode> then = bodies.apply("after the condition");
    List<StatementNode> otherwise =
        cursor.takeWord("else") ? bodies.apply("after 'else'") : List.of();
    return new StatementNode.If(at, condition, then, otherwise);
  }

  StatementNode forLoop() {
    int at = cursor.take();
    TypeNode type = expressions.types().type();
    Name name = expressions.name("for the loop variable");
    if (!cursor.takeWord("in")) {
      throw cursor.unexpected("'in'", "after the loop variable");
    }
    ExpressionNode values;
    if (cursor.is(LEFT_BRACE)) {
      values = expressions.list();
    } else if (cursor.takeIf(LEFT_BRACKET)) {
      values = expressions.rangeOrExpression();
      cursor.expect(RIGHT_BRACKET, "to close the range");
      if (!(values instanceof ExpressionNode.Range)) {
        throw cursor.fail(
            values.at(),
            DiagnosticCode.SYNTAX,
            "a range",
            "A loop goes over a range [start:stop], a set {a, b}, bits or an array.");
      }
    } else {
      values = expressions.expression();
    }
    return new StatementNode.For(at, type, name, values, bodies.apply("after the values"));
  }

  StatementNode whileLoop() {
    int at = cursor.take();
    ExpressionNode condition = condition("while");
    return new StatementNode.While(at, condition, bodies.apply("after the condition"));
  }

  StatementNode selection() {
    int at = cursor.take();
    ExpressionNode subject = condition("switch");
    cursor.expect(LEFT_BRACE, "to open the cases");
    var cases = new ArrayList<StatementNode.Case>();
    List<StatementNode> otherwise = null;
    while (!cursor.is(RIGHT_BRACE)) {
      int caseAt = cursor.at();
      if (cursor.takeWord("case")) {
        if (otherwise != null) {
          throw cursor.fail(
              caseAt, DiagnosticCode.SYNTAX, "'}'", "The default is the last part of a switch.");
        }
        var values = new ArrayList<ExpressionNode>();
        do {
          values.add(expressions.expression());
        } while (cursor.takeIf(COMMA));
        cursor.takeIf(COLON);
        cases.add(new StatementNode.Case(caseAt, values, blocks.apply("to open the case")));
      } else if (cursor.isWord("default") && otherwise == null) {
        cursor.take();
        cursor.takeIf(COLON);
        otherwise = blocks.apply("to open the default");
      } else {
        throw cursor.unexpected("'case', 'default' or '}'", "in the switch");
      }
    }
    cursor.take();
    return new StatementNode.Switch(at, subject, cases, otherwise == null ? List.of() : otherwise);
  }

  private ExpressionNode condition(String after) {
    cursor.expect(LEFT_PAREN, "after '" + after + "'");
    ExpressionNode condition = expressions.expression();
    cursor.expect(RIGHT_PAREN, "to close the condition");
    return condition;
  }
}
