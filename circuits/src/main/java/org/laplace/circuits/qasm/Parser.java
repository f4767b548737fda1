package org.laplace.circuits.qasm;

import static org.laplace.circuits.qasm.TokenKind.ARROW;
import static org.laplace.circuits.qasm.TokenKind.ASSIGN;
import static org.laplace.circuits.qasm.TokenKind.COLON;
import static org.laplace.circuits.qasm.TokenKind.COMMA;
import static org.laplace.circuits.qasm.TokenKind.HARDWARE_QUBIT;
import static org.laplace.circuits.qasm.TokenKind.IDENTIFIER;
import static org.laplace.circuits.qasm.TokenKind.INTEGER;
import static org.laplace.circuits.qasm.TokenKind.LEFT_BRACE;
import static org.laplace.circuits.qasm.TokenKind.LEFT_BRACKET;
import static org.laplace.circuits.qasm.TokenKind.LEFT_PAREN;
import static org.laplace.circuits.qasm.TokenKind.RIGHT_BRACE;
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
import org.laplace.circuits.qasm.syntax.StatementNode.Modifier;
import org.laplace.circuits.qasm.syntax.TypeNode;

/** The statements of OpenQASM 3.x by recursive descent; {@link Parser2} has those of 2.0. */
final class Parser {
  private final TokenCursor cursor;
  private final Tokens tokens;
  private final ExpressionParser expressions;

  private Parser(Tokens tokens, Diagnostics diagnostics) {
    this.tokens = tokens;
    this.cursor = new TokenCursor(tokens, diagnostics);
    this.expressions = new ExpressionParser(cursor, false);
  }

  /** The statements after the version line; what is broken is noted and left out. */
  static List<StatementNode> parse(Tokens tokens, int from, Diagnostics diagnostics) {
    var parser = new Parser(tokens, diagnostics);
    while (parser.cursor.at() < from) {
      parser.cursor.take();
    }
    var statements = new ArrayList<StatementNode>();
    while (!parser.cursor.is(TokenKind.END) && !diagnostics.isFull()) {
      if (parser.cursor.is(RIGHT_BRACE)) {
        var _ = parser.cursor.unexpected("a statement", "");
        parser.cursor.take();
      } else {
        parser.addStatement(statements);
      }
    }
    return statements;
  }

  private void addStatement(List<StatementNode> to) {
    int start = cursor.at();
    try {
      StatementNode statement = statement();
      if (statement != null) {
        to.add(statement);
      }
    } catch (SyntaxError error) {
      cursor.recover(start);
    }
  }

  private List<StatementNode> block(String where) {
    int open = cursor.expect(LEFT_BRACE, where);
    cursor.enter(open);
    try {
      var statements = new ArrayList<StatementNode>();
      while (!cursor.is(RIGHT_BRACE)) {
        if (cursor.is(TokenKind.END)) {
          throw cursor.fail(
              open,
              DiagnosticCode.SYNTAX,
              "'}'",
              "The block that opens here is not closed; add '}'.");
        }
        addStatement(statements);
      }
      cursor.take();
      return statements;
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

  private @Nullable StatementNode statement() {
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
      case "OPENQASM" ->
          throw cursor.fail(
              at,
              DiagnosticCode.MISPLACED,
              "",
              "The version line stands once, before everything else.");
      case "include" -> {
        yield include();
      }
      case "defcalgrammar" -> {
        cursor.take();
        cursor.expect(STRING, "after defcalgrammar");
        cursor.expectSemicolon("after the grammar");
        yield null;
      }
      case "qubit" -> {
        yield qubits();
      }
      case "qreg" -> {
        cursor.take();
        Name name = expressions.name("for a register");
        var declaration = new StatementNode.QubitDeclaration(at, name, expressions.designator());
        cursor.expectSemicolon("after the declaration");
        yield declaration;
      }
      case "creg" -> {
        cursor.take();
        Name name = expressions.name("for a register");
        TypeNode type = expressions.sized(at, TypeNode.Kind.BIT);
        cursor.expectSemicolon("after the declaration");
        yield new StatementNode.Declaration(at, type, name, null, false);
      }
      case "const" -> {
        cursor.take();
        yield declaration(at, true);
      }
      case "input", "output" -> {
        cursor.take();
        TypeNode type = expressions.type();
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
      case "gate" -> {
        yield gateDefinition();
      }
      case "def" -> {
        yield subroutine();
      }
      case "extern" -> {
        cursor.take();
        Name name = expressions.name("for the function");
        while (!cursor.is(TokenKind.SEMICOLON) && !cursor.is(TokenKind.END)) {
          cursor.take();
        }
        cursor.expectSemicolon("after the function");
        yield new StatementNode.Extern(at, name);
      }
      case "box" -> {
        cursor.take();
        ExpressionNode duration = expressions.designator();
        yield new StatementNode.Box(at, duration, block("after 'box'"));
      }
      case "if" -> {
        yield conditional();
      }
      case "for" -> {
        yield loop();
      }
      case "while" -> {
        cursor.take();
        ExpressionNode condition = condition("while");
        yield new StatementNode.While(at, condition, body("after the condition"));
      }
      case "switch" -> {
        yield selection();
      }
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
      case "barrier" -> {
        cursor.take();
        List<ExpressionNode> operands = operandsOrNone();
        cursor.expectSemicolon("after the operands");
        yield new StatementNode.Barrier(at, operands);
      }
      case "reset" -> {
        cursor.take();
        ExpressionNode operand = expressions.quantumOperand();
        cursor.expectSemicolon("after the operand");
        yield new StatementNode.Reset(at, operand);
      }
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
        ExpressionNode duration = expressions.designator();
        if (duration == null) {
          throw cursor.unexpected("'['", "after 'delay'");
        }
        List<ExpressionNode> operands = operandsOrNone();
        cursor.expectSemicolon("after the operands");
        yield new StatementNode.Delay(at, duration, operands);
      }
      case "gphase", "inv", "pow", "ctrl", "negctrl" -> {
        yield gateCall();
      }
      default -> {
        if (ExpressionParser.isType(word)) {
          yield declaration(at, false);
        }
        yield named(at, word);
      }
    };
  }

  private StatementNode include() {
    int at = cursor.take();
    int file = cursor.expect(STRING, "after 'include'");
    cursor.expectSemicolon("after the file");
    return new StatementNode.Include(at, tokens.unquoted(file));
  }

  private StatementNode qubits() {
    int at = cursor.take();
    ExpressionNode size = expressions.designator();
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
    TypeNode type = expressions.type();
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
    var qubits = new ArrayList<Name>();
    do {
      qubits.add(expressions.name("for a qubit of the gate"));
    } while (cursor.takeIf(COMMA));
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
      result = expressions.type();
    }
    return new StatementNode.SubroutineDefinition(
        at, name, arguments, result, block("to open the body of the subroutine"));
  }

  private StatementNode.Argument argument() {
    int at = cursor.at();
    String what = "for an argument";
    if (cursor.takeWord("qubit")) {
      TypeNode type = expressions.sized(at, TypeNode.Kind.QUBIT);
      return new StatementNode.Argument(type, expressions.name(what));
    }
    if (cursor.isWord("qreg") || cursor.isWord("creg")) {
      TypeNode.Kind kind = cursor.isWord("qreg") ? TypeNode.Kind.QUBIT : TypeNode.Kind.BIT;
      cursor.take();
      Name name = expressions.name(what);
      return new StatementNode.Argument(expressions.sized(at, kind), name);
    }
    for (TypeNode.Kind kind : List.of(TypeNode.Kind.READONLY_ARRAY, TypeNode.Kind.MUTABLE_ARRAY)) {
      if (cursor.takeWord(kind == TypeNode.Kind.READONLY_ARRAY ? "readonly" : "mutable")) {
        if (!cursor.takeWord("array")) {
          throw cursor.unexpected("'array'", "");
        }
        TypeNode type = expressions.array(at, kind);
        return new StatementNode.Argument(type, expressions.name(what));
      }
    }
    TypeNode type = expressions.type();
    return new StatementNode.Argument(type, expressions.name(what));
  }

  private ExpressionNode condition(String after) {
    cursor.expect(LEFT_PAREN, "after '" + after + "'");
    ExpressionNode condition = expressions.expression();
    cursor.expect(RIGHT_PAREN, "to close the condition");
    return condition;
  }

  private StatementNode conditional() {
    int at = cursor.take();
    ExpressionNode condition = condition("if");
    List<StatementNode> then = body("after the condition");
    List<StatementNode> otherwise = cursor.takeWord("else") ? body("after 'else'") : List.of();
    return new StatementNode.If(at, condition, then, otherwise);
  }

  private StatementNode loop() {
    int at = cursor.take();
    TypeNode type = expressions.type();
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
    return new StatementNode.For(at, type, name, values, body("after the values"));
  }

  private StatementNode selection() {
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
        cases.add(new StatementNode.Case(caseAt, values, block("to open the case")));
      } else if (cursor.isWord("default") && otherwise == null) {
        cursor.take();
        cursor.takeIf(COLON);
        otherwise = block("to open the default");
      } else {
        throw cursor.unexpected("'case', 'default' or '}'", "in the switch");
      }
    }
    cursor.take();
    return new StatementNode.Switch(at, subject, cases, otherwise == null ? List.of() : otherwise);
  }

  private List<ExpressionNode> operandsOrNone() {
    return cursor.is(TokenKind.SEMICOLON) ? List.of() : operands();
  }

  private List<ExpressionNode> operands() {
    var operands = new ArrayList<ExpressionNode>();
    do {
      operands.add(expressions.quantumOperand());
    } while (cursor.takeIf(COMMA));
    return operands;
  }

  private StatementNode gateCall() {
    int at = cursor.at();
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
      if (modifiers.size() > org.laplace.circuits.CircuitLimits.nestingMax) {
        throw cursor.fail(
            modifier, DiagnosticCode.NESTING_TOO_DEEP, "", "This gate has too many modifiers.");
      }
    }
    int nameAt = cursor.at();
    boolean isPhase = cursor.takeWord("gphase");
    Name gate = isPhase ? new Name(nameAt, "gphase") : expressions.name("of a gate");
    List<ExpressionNode> parameters = cursor.is(LEFT_PAREN) ? expressions.arguments() : List.of();
    var _ = expressions.designator();
    List<ExpressionNode> operands = isPhase ? operandsOrNone() : operands();
    cursor.expectSemicolon("after the operands");
    return new StatementNode.GateCall(at, gate, modifiers, parameters, operands);
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
      return gateCall();
    }
    int after = at + 1;
    if (second == LEFT_PAREN || second == LEFT_BRACKET) {
      after = afterGroups(at + 1);
      TokenKind next = tokens.kind(after);
      if ((next == IDENTIFIER && !tokens.startsLine(after)) || next == HARDWARE_QUBIT) {
        return gateCall();
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
    return kind == ASSIGN || compound(kind) != null;
  }

  private static @Nullable Operator compound(TokenKind kind) {
    return switch (kind) {
      case ASSIGN_ADD -> Operator.ADD;
      case ASSIGN_SUBTRACT -> Operator.SUBTRACT;
      case ASSIGN_MULTIPLY -> Operator.MULTIPLY;
      case ASSIGN_DIVIDE -> Operator.DIVIDE;
      case ASSIGN_MODULO -> Operator.MODULO;
      case ASSIGN_POWER -> Operator.POWER;
      case ASSIGN_SHIFT_LEFT -> Operator.SHIFT_LEFT;
      case ASSIGN_SHIFT_RIGHT -> Operator.SHIFT_RIGHT;
      case ASSIGN_AND -> Operator.BIT_AND;
      case ASSIGN_OR -> Operator.BIT_OR;
      case ASSIGN_XOR -> Operator.BIT_XOR;
      default -> null;
    };
  }

  private StatementNode assignment(int at) {
    ExpressionNode target = expressions.indexed(cursor.take());
    Operator operator = compound(cursor.kind());
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
