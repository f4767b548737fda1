package org.laplace.circuits.qasm;

import static org.laplace.circuits.qasm.TokenKind.COMMA;
import static org.laplace.circuits.qasm.TokenKind.RIGHT_BRACE;
import static org.laplace.circuits.qasm.TokenKind.STRING;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.laplace.circuits.qasm.syntax.ExpressionNode;
import org.laplace.circuits.qasm.syntax.Name;
import org.laplace.circuits.qasm.syntax.StatementNode;

/** What the statements of both versions share. */
abstract class StatementParser {
  final TokenCursor cursor;
  final Tokens tokens;
  final ExpressionParser expressions;
  private final Diagnostics diagnostics;

  StatementParser(Tokens tokens, Diagnostics diagnostics, boolean version2) {
    this.tokens = tokens;
    this.diagnostics = diagnostics;
    this.cursor = new TokenCursor(tokens, diagnostics);
    this.expressions = new ExpressionParser(cursor, version2);
  }

  /** One statement, or null for one without a meaning here. */
  abstract @Nullable StatementNode statement();

  /** The statements after the version line; what is broken is noted and left out. */
  final List<StatementNode> parse(int from) {
    while (cursor.at() < from) {
      cursor.take();
    }
    var statements = new ArrayList<StatementNode>();
    while (!cursor.is(TokenKind.END) && !diagnostics.isFull()) {
      if (cursor.is(RIGHT_BRACE)) {
        var _ = cursor.unexpected("a statement", "");
        cursor.take();
      } else {
        addTo(statements, this::statement);
      }
    }
    return statements;
  }

  /** Adds what the parser reads, if it is not broken. */
  private void addTo(List<StatementNode> statements, Supplier<@Nullable StatementNode> parser) {
    int start = cursor.at();
    try {
      StatementNode statement = parser.get();
      if (statement != null) {
        statements.add(statement);
      }
    } catch (SyntaxError error) {
      cursor.recover(start);
    }
  }

  /** Statements up to the brace that closes their block. */
  final List<StatementNode> untilClosed(int open, Supplier<@Nullable StatementNode> parser) {
    var statements = new ArrayList<StatementNode>();
    while (!cursor.is(RIGHT_BRACE)) {
      if (cursor.is(TokenKind.END)) {
        throw cursor.fail(
            open,
            DiagnosticCode.SYNTAX,
            "'}'",
            "The block that opens here is not closed; add '}'.");
      }
      addTo(statements, parser);
    }
    cursor.take();
    return statements;
  }

  final SyntaxError misplacedVersion() {
    return cursor.fail(
        cursor.at(),
        DiagnosticCode.MISPLACED,
        "",
        "The version line stands once, before everything else.");
  }

  final StatementNode include() {
    int at = cursor.take();
    int file = cursor.expect(STRING, "after 'include'");
    cursor.expectSemicolon("after the file");
    return new StatementNode.Include(at, tokens.unquoted(file));
  }

  final StatementNode barrier() {
    int at = cursor.take();
    List<ExpressionNode> operands = operandsOrNone();
    cursor.expectSemicolon("after the operands");
    return new StatementNode.Barrier(at, operands);
  }

  final StatementNode reset() {
    int at = cursor.take();
    ExpressionNode operand = expressions.quantumOperand();
    cursor.expectSemicolon("after the operand");
    return new StatementNode.Reset(at, operand);
  }

  /** One name or more. */
  final List<Name> names(String what) {
    var names = new ArrayList<Name>();
    do {
      names.add(expressions.name(what));
    } while (cursor.takeIf(COMMA));
    return names;
  }

  final List<ExpressionNode> operandsOrNone() {
    return cursor.is(TokenKind.SEMICOLON) ? List.of() : operands();
  }

  final List<ExpressionNode> operands() {
    var operands = new ArrayList<ExpressionNode>();
    do {
      operands.add(expressions.quantumOperand());
    } while (cursor.takeIf(COMMA));
    return operands;
  }
}
