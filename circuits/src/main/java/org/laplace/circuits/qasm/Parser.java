package org.laplace.circuits.qasm;

import static org.laplace.circuits.qasm.TokenKind.ARROW;
import static org.laplace.circuits.qasm.TokenKind.ASSIGN;
import static org.laplace.circuits.qasm.TokenKind.COMMA;
import static org.laplace.circuits.qasm.TokenKind.HARDWARE_QUBIT;
import static org.laplace.circuits.qasm.TokenKind.IDENTIFIER;
import static org.laplace.circuits.qasm.TokenKind.INTEGER;
import static org.laplace.circuits.qasm.TokenKind.LEFT_BRACE;
import static org.laplace.circuits.qasm.TokenKind.LEFT_BRACKET;
import static org.laplace.circuits.qasm.TokenKind.LEFT_PAREN;
import static org.laplace.circuits.qasm.TokenKind.RIGHT_BRACKET;
import static org.laplace.circuits.qasm.TokenKind.RIGHT_PAREN;
import static org.laplace.circuits.qasm.TokenKind.STRING;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laplace.circuits.classical.Operator;
import org.laplace.circuits.qasm.syntax.ExpressionNode;
import org.laplace.circuits.qasm.syntax.Name;
import org.laplace.circuits.qasm.syntax.StatementNode;
import org.laplace.circuits.qasm.syntax.TypeNode;

/** The statements of OpenQASM 3.x by recursive descent; {@link Parser2} has those of 2.0. */
final class Parser extends StatementParser {
  private final TypeParser types;
  private final ControlFlowParser flow;
  private final GateCallParser gates;

  private Parser(Tokens tokens, Diagnostics diagnostics) {
    super(tokens, diagnostics, false);
    this.types = expressions.types();
    this.flow = new ControlFlowParser(cursor, expressions, this::block, this::body);
    this.gates = new GateCallParser(this);
  }

  /** The statements after the version line; what is broken is noted and left out. */
  static List<StatementNode> parse(Tokens tokens, int from, Diagnostics diagnostics) {
    return new Parser(tokens, diagnostics).parse(from);
  }

  private List<StatementNode> block(String where) {
    int open = cursor.expect(LEFT_BRACE, where);
    cursor.enter(open);
    try {
      return untilClosed(open, this::statement);
    } finally {
      cursor.leave();
    }
  }

  /** A block, or one statement without braces. */
  private List<StatementNode> body(String where) {
    if (cursor.is(LEFT_BRACE)) {
      return block(where);
    }
    cursor.enter(cursor.at());
    try {
      StatementNode statement = statement();
      return statement == null ? List.of() : List.of(statement);
    } finally {
      cursor.leave();
    }
  }

  @Override
  @Nullable StatementNode statement() {
    int at = cursor.at();
    return switch (cursor.kind()) {
      case ANNOTATION, PRAGMA, CALIBRATION -> {
        cursor.take();
        yield null;
      }
      case LEFT_BRACE -> new StatementNode.Scope(at, block(""));
      case IDENTIFIER -> word(at);
      case HARDWARE_QUBIT, INTEGER, TokenKind.REAL, LEFT_PAREN, TokenKind.MINUS, STRING ->
          evaluation(at);
      default -> throw cursor.unexpected("a statement", "");
    };
  }

  private @Nullable StatementNode word(int at) {
    String word = tokens.text(at);
    return switch (word) {
      case "OPENQASM" -> throw misplacedVersion();
      case "include" -> include();
      case "defcalgrammar" -> {
        cursor.take();
        cursor.expect(STRING, "after defcalgrammar");
        cursor.expectSemicolon("after the grammar");
        yield null;
      }
      case "qubit" -> qubits();
      case "qreg" -> {
        cursor.take();
        Name name = expressions.name("for a register");
        var declaration = new StatementNode.QubitDeclaration(at, name, types.designator());
        cursor.expectSemicolon("after the declaration");
        yield declaration;
      }
      case "creg" -> {
        cursor.take();
        Name name = expressions.name("for a register");
        TypeNode type = types.sized(at, TypeNode.Kind.BIT);
        cursor.expectSemicolon("after the declaration");
        yield new StatementNode.Declaration(at, type, name, null, false);
      }
      case "const" -> {
        cursor.take();
        yield declaration(at, true);
      }
      case "input", "output" -> {
        cursor.take();
        TypeNode type = types.type();
        Name name = expressions.name("for the " + word);
        cursor.expectSemicolon("after the declaration");
        yield new StatementNode.PortDeclaration(at, word.equals("input"), type, name);
      }
      case "let" -> {
        cursor.take();
        Name name = expressions.name("for the alias");
        cursor.expect(ASSIGN, "after the alias");
        ExpressionNode value = expressions.expression();
        cursor.expectSemicolon("after the alias");
        yield new StatementNode.Alias(at, name, value);
      }
      case "gate" -> gateDefinition();
      case "def" -> subroutine();
      case "extern" -> {
        cursor.take();
        Name name = expressions.name("for the function");
        cursor.expect(TokenKind.LEFT_PAREN, "before the types of the arguments");
        while (!cursor.takeIf(TokenKind.RIGHT_PAREN)) {
          externArgument();
          if (!cursor.takeIf(TokenKind.COMMA)) {
            cursor.expect(TokenKind.RIGHT_PAREN, "to close the types of the arguments");
            break;
          }
        }
        if (cursor.takeIf(TokenKind.ARROW)) {
          var _ = types.type();
        }
        cursor.expectSemicolon("after the function");
        yield new StatementNode.Extern(at, name);
      }
      case "box" -> {
        cursor.take();
        ExpressionNode duration = types.designator();
        yield new StatementNode.Box(at, duration, block("after 'box'"));
      }
      case "if" -> flow.conditional();
      case "for" -> flow.forLoop();
      case "while" -> flow.whileLoop();
      case "switch" -> flow.selection();
      case "break", "continue", "end" -> {
        cursor.take();
        cursor.expectSemicolon("after '" + word + "'");
        yield switch (word) {
          case "break" -> new StatementNode.Break(at);
          case "continue" -> new StatementNode.Continue(at);
          default -> new StatementNode.End(at);
        };
      }
      case "return" -> {
        cursor.take();
        ExpressionNode value =
            cursor.is(TokenKind.SEMICOLON) ? null : expressions.valueExpression();
        cursor.expectSemicolon("after the value");
        yield new StatementNode.Return(at, value);
      }
      case "barrier" -> barrier();
      case "reset" -> reset();
      case "measure" -> {
        cursor.take();
        ExpressionNode operand = expressions.quantumOperand();
        ExpressionNode target =
            cursor.takeIf(ARROW)
                ? expressions.indexed(cursor.expect(IDENTIFIER, "as the target"))
                : null;
        cursor.expectSemicolon("after the measurement");
        yield new StatementNode.Measure(at, operand, target);
      }
      case "delay" -> {
        cursor.take();
        ExpressionNode duration = types.designator();
        if (duration == null) {
          throw cursor.unexpected("'['", "after 'delay'");
        }
        List<ExpressionNode> operands = operandsOrNone();
        cursor.expectSemicolon("after the operands");
        yield new StatementNode.Delay(at, duration, operands);
      }
      case "gphase", "inv", "pow", "ctrl", "negctrl" -> gates.call();
      default -> {
        if (TypeParser.starts(word)) {
          yield declaration(at, false);
        }
        yield named(at, word);
      }
    };
  }

  private StatementNode qubits() {
    int at = cursor.take();
    ExpressionNode size = types.designator();
    Name name = expressions.name("for a register");
    if (size == null && cursor.is(LEFT_BRACKET)) {
      throw cursor.fail(
          cursor.at(),
          DiagnosticCode.SYNTAX,
          "';'",
          "The size of a register stands before its name: qubit[n] " + name.text() + ";");
    }
    cursor.expectSemicolon("after the declaration");
    return new StatementNode.QubitDeclaration(at, name, size);
  }

  private StatementNode declaration(int at, boolean constant) {
    TypeNode type = types.type();
    Name name = expressions.name("for a variable");
    ExpressionNode value = null;
    if (cursor.takeIf(ASSIGN)) {
      value = expressions.valueExpression();
    } else if (constant) {
      throw cursor.unexpected("'='", "since a constant needs a value");
    }
    cursor.expectSemicolon("after the declaration");
    return new StatementNode.Declaration(at, type, name, value, constant);
  }

  private StatementNode gateDefinition() {
    int at = cursor.take();
    Name name = expressions.name("for a gate");
    var parameters = new ArrayList<Name>();
    if (cursor.takeIf(LEFT_PAREN)) {
      while (!cursor.is(RIGHT_PAREN)) {
        parameters.add(expressions.name("for a parameter"));
        if (!cursor.takeIf(COMMA)) {
          break;
        }
      }
      cursor.expect(RIGHT_PAREN, "to close the parameters");
    }
    List<Name> qubits = names("for a qubit of the gate");
    return new StatementNode.GateDefinition(
        at, name, parameters, qubits, block("to open the body of the gate"));
  }

  private StatementNode subroutine() {
    int at = cursor.take();
    Name name = expressions.name("for a subroutine");
    cursor.expect(LEFT_PAREN, "after the name");
    var arguments = new ArrayList<StatementNode.Argument>();
    while (!cursor.is(RIGHT_PAREN)) {
      arguments.add(argument());
      if (!cursor.takeIf(COMMA)) {
        break;
      }
    }
    cursor.expect(RIGHT_PAREN, "to close the arguments");
    TypeNode result = null;
    if (cursor.takeIf(ARROW) && !cursor.takeWord("void")) {
      result = types.type();
    }
    return new StatementNode.SubroutineDefinition(
        at, name, arguments, result, block("to open the body of the subroutine"));
  }

  private void externArgument() {
    int at = cursor.at();
    if (cursor.takeWord("creg")) {
      var _ = types.sized(at, TypeNode.Kind.BIT);
    } else if (cursor.takeWord("readonly") || cursor.takeWord("mutable")) {
      if (!cursor.takeWord("array")) {
        throw cursor.unexpected("'array'", "");
      }
      var _ = types.array(at, TypeNode.Kind.ARRAY);
    } else {
      var _ = types.type();
    }
  }

  private StatementNode.Argument argument() {
    int at = cursor.at();
    String what = "for an argument";
    if (cursor.takeWord("qubit")) {
      TypeNode type = types.sized(at, TypeNode.Kind.QUBIT);
      return new StatementNode.Argument(type, expressions.name(what));
    }
    if (cursor.isWord("qreg") || cursor.isWord("creg")) {
      TypeNode.Kind kind = cursor.isWord("qreg") ? TypeNode.Kind.QUBIT : TypeNode.Kind.BIT;
      cursor.take();
      Name name = expressions.name(what);
      return new StatementNode.Argument(types.sized(at, kind), name);
    }
    for (TypeNode.Kind kind : List.of(TypeNode.Kind.READONLY_ARRAY, TypeNode.Kind.MUTABLE_ARRAY)) {
      if (cursor.takeWord(kind == TypeNode.Kind.READONLY_ARRAY ? "readonly" : "mutable")) {
        if (!cursor.takeWord("array")) {
          throw cursor.unexpected("'array'", "");
        }
        TypeNode type = types.array(at, kind);
        return new StatementNode.Argument(type, expressions.name(what));
      }
    }
    TypeNode type = types.type();
    return new StatementNode.Argument(type, expressions.name(what));
  }

  /** A statement that starts with a name: a gate, an assignment or an expression. */
  private StatementNode named(int at, String word) {
    if (word.equals("nop") && !isAssignment(cursor.kindAfter(1))) {
      cursor.take();
      List<ExpressionNode> operands = operandsOrNone();
      cursor.expectSemicolon("after the operands");
      return new StatementNode.Nop(at, operands);
    }
    TokenKind second = cursor.kindAfter(1);
    if (second == IDENTIFIER || second == HARDWARE_QUBIT) {
      return gates.call();
    }
    int after = at + 1;
    if (second == LEFT_PAREN || second == LEFT_BRACKET) {
      after = afterGroups(at + 1);
      TokenKind next = tokens.kind(after);
      if ((next == IDENTIFIER && !tokens.startsLine(after)) || next == HARDWARE_QUBIT) {
        return gates.call();
      }
    }
    if (isAssignment(tokens.kind(after))) {
      return assignment(at);
    }
    return evaluation(at);
  }

  /** The token after the parentheses and brackets that start at a token. */
  private int afterGroups(int token) {
    int depth = 0;
    for (int i = token; i < tokens.size() - 1; i++) {
      switch (tokens.kind(i)) {
        case LEFT_PAREN, LEFT_BRACKET -> depth++;
        case RIGHT_PAREN, RIGHT_BRACKET -> depth--;
        case SEMICOLON -> {
          return i;
        }
        default -> {
          if (depth == 0) {
            return i;
          }
        }
      }
    }
    return tokens.size() - 1;
  }

  private static boolean isAssignment(TokenKind kind) {
    return kind == ASSIGN || OperatorTokens.compound(kind) != null;
  }

  private StatementNode assignment(int at) {
    ExpressionNode target = expressions.indexed(cursor.take());
    Operator operator = OperatorTokens.compound(cursor.kind());
    if (operator == null) {
      cursor.expect(ASSIGN, "after the target");
    } else {
      cursor.take();
    }
    ExpressionNode value = expressions.valueExpression();
    cursor.expectSemicolon("after the value");
    return new StatementNode.Assignment(at, target, operator, value);
  }

  private StatementNode evaluation(int at) {
    ExpressionNode expression = expressions.expression();
    cursor.expectSemicolon("after the statement");
    return new StatementNode.Evaluation(at, expression);
  }
}
