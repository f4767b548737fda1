package org.laplace.simulators.wavepacket.expression;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.laplace.simulators.SimulatorLimits;

/**
 * Reads a formula by recursive descent. From loose to tight: {@code or}, {@code and}, {@code not},
 * comparisons, {@code + -}, {@code * /}, a sign, {@code ^} (to the right).
 */
final class FormulaParser {
  private static final String PI = "pi";
  private static final String IF = "if";
  private static final String TOO_LARGE = "FORMULA_TOO_LARGE";

  private final List<Token> tokens;
  private final String variables;
  private final Map<String, Double> constants;
  private int next;
  private int nodes;
  private int depth;

  private FormulaParser(List<Token> tokens, String variables, Map<String, Double> constants) {
    this.tokens = tokens;
    this.variables = variables;
    this.constants = constants;
  }

  /** Tree and number of nodes of a formula. */
  static Formula parse(String text, String variables, Map<String, Double> constants)
      throws InvalidExpression {
    var parser = new FormulaParser(Token.of(text), variables, constants);
    Term root = parser.either();
    if (parser.peek().kind() != Token.Kind.END) {
      throw parser.wrong("an operator or the end");
    }
    boolean usesTime =
        parser.tokens.stream().anyMatch(token -> token.is("t") && !constants.containsKey("t"));
    return new Formula(text, parser.number(root), parser.nodes, usesTime);
  }

  private Term either() throws InvalidExpression {
    Term left = both();
    while (peek().is("or")) {
      Condition first = condition(left);
      next++;
      left = new Condition.Either(first, condition(both()));
    }
    return left;
  }

  private Term both() throws InvalidExpression {
    Term left = not();
    while (peek().is("and")) {
      Condition first = condition(left);
      next++;
      left = new Condition.Both(first, condition(not()));
    }
    return left;
  }

  private Term not() throws InvalidExpression {
    descend();
    Term term = accept("not") ? new Condition.Not(condition(not())) : comparison();
    depth--;
    return term;
  }

  private Term comparison() throws InvalidExpression {
    Term left = sum();
    Token operator = peek();
    for (Condition.Order order : Condition.Order.values()) {
      if (operator.is(order.text())) {
        Expression first = number(left);
        next++;
        count();
        return new Condition.Comparison(order, first, number(sum()));
      }
    }
    return left;
  }

  private Term sum() throws InvalidExpression {
    Term left = product();
    while (true) {
      Token operator = peek();
      if (!operator.is("+") && !operator.is("-")) {
        return left;
      }
      Expression first = number(left);
      next++;
      Expression second = number(product());
      left =
          counted(
              operator.is("+")
                  ? new Expression.Sum(first, second, operator.offset())
                  : new Expression.Difference(first, second, operator.offset()));
    }
  }

  private Term product() throws InvalidExpression {
    Term left = signed();
    while (true) {
      Token operator = peek();
      if (!operator.is("*") && !operator.is("/")) {
        return left;
      }
      Expression first = number(left);
      next++;
      Expression second = number(signed());
      left =
          counted(
              operator.is("*")
                  ? new Expression.Product(first, second, operator.offset())
                  : new Expression.Quotient(first, second, operator.offset()));
    }
  }

  private Term signed() throws InvalidExpression {
    descend();
    Token operator = peek();
    Term term;
    if (accept("-")) {
      term = counted(new Expression.Negation(number(signed()), operator.offset()));
    } else {
      term = accept("+") ? number(signed()) : power();
    }
    depth--;
    return term;
  }

  private Term power() throws InvalidExpression {
    Term base = primary();
    Token operator = peek();
    if (!operator.is("^")) {
      return base;
    }
    Expression first = number(base);
    next++;
    return counted(new Expression.Power(first, number(signed()), operator.offset()));
  }

  private Term primary() throws InvalidExpression {
    Token token = peek();
    if (token.kind() == Token.Kind.NUMBER) {
      next++;
      return counted(new Expression.Constant(literal(token), token.offset()));
    }
    if (accept("(")) {
      Term inner = either();
      expect(")");
      return inner;
    }
    if (token.kind() == Token.Kind.NAME) {
      next++;
      return counted(peek().is("(") ? call(token) : named(token));
    }
    throw wrong("a number, a name or (");
  }

  private Expression number(Term term) throws InvalidExpression {
    return switch (term) {
      case Expression expression -> expression;
      case Condition condition ->
          throw new InvalidExpression(
              "FORMULA_SYNTAX",
              peek().offset(),
              "A comparison stands where a number is needed; choose one with if(comparison, a, b),"
                  + " and join two comparisons by and");
    };
  }

  private Condition condition(Term term) throws InvalidExpression {
    return switch (term) {
      case Condition condition -> condition;
      case Expression expression -> throw wrong("a comparison such as x < 1");
    };
  }

  private static double literal(Token token) throws InvalidExpression {
    double value = Double.parseDouble(token.text());
    if (!Double.isFinite(value)) {
      throw new InvalidExpression(
          "NUMBER_OUT_OF_RANGE", token.offset(), token.text() + " is beyond the largest double");
    }
    return value;
  }

  private Expression named(Token name) throws InvalidExpression {
    Double constant = constants.get(name.text());
    if (constant != null) {
      return new Expression.Constant(constant, name.offset());
    }
    if (name.text().equals(PI)) {
      return new Expression.Constant(StrictMath.PI, name.offset());
    }
    if (name.text().length() == 1 && variables.contains(name.text())) {
      return new Expression.Variable(name.text().charAt(0), name.offset());
    }
    String known =
        Stream.concat(
                Stream.concat(variables.chars().mapToObj(Character::toString), Stream.of(PI)),
                constants.keySet().stream())
            .collect(Collectors.joining(", "));
    throw new InvalidExpression(
        "UNKNOWN_NAME",
        name.offset(),
        "\"" + name.text() + "\" is not known; here are " + known + ", and what constants defines");
  }

  private Expression call(Token name) throws InvalidExpression {
    expect("(");
    if (name.text().equals(IF)) {
      Condition condition = condition(either());
      expect(",");
      Expression then = number(either());
      expect(",");
      Expression otherwise = number(either());
      expect(")");
      return new Expression.Choice(condition, then, otherwise, name.offset());
    }
    Optional<Function> found = Function.find(name.text());
    if (found.isEmpty()) {
      throw new InvalidExpression(
          "UNKNOWN_NAME",
          name.offset(),
          "There is no function \"" + name.text() + "\"; known: if, " + Function.known());
    }
    Function function = found.get();
    Expression first = number(either());
    Expression second = first;
    if (function.arguments() == 2) {
      expect(",");
      second = number(either());
    }
    expect(")");
    return new Expression.Call(function, first, second, name.offset());
  }

  private <E extends Expression> E counted(E node) throws InvalidExpression {
    count();
    return node;
  }

  private void count() throws InvalidExpression {
    if (++nodes > SimulatorLimits.formulaNodesMax) {
      throw new InvalidExpression(
          TOO_LARGE,
          peek().offset(),
          "A formula has at most " + SimulatorLimits.formulaNodesMax + " numbers and operations");
    }
  }

  private void descend() throws InvalidExpression {
    if (++depth > SimulatorLimits.formulaNestingMax) {
      throw new InvalidExpression(
          TOO_LARGE,
          peek().offset(),
          "A formula has at most " + SimulatorLimits.formulaNestingMax + " levels of nesting");
    }
  }

  private Token peek() {
    return tokens.get(next);
  }

  private boolean accept(String symbol) {
    if (peek().is(symbol)) {
      next++;
      return true;
    }
    return false;
  }

  private void expect(String symbol) throws InvalidExpression {
    if (!accept(symbol)) {
      throw wrong("\"" + symbol + "\"");
    }
  }

  private InvalidExpression wrong(String expected) {
    Token found = peek();
    return new InvalidExpression(
        "FORMULA_SYNTAX",
        found.offset(),
        "Found " + found.shown() + " where " + expected + " was expected");
  }
}
