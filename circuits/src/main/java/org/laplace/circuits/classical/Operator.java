package org.laplace.circuits.classical;

/** An operator of two operands. */
public enum Operator {
  ADD("+"),
  SUBTRACT("-"),
  MULTIPLY("*"),
  DIVIDE("/"),
  MODULO("%"),
  POWER("**"),
  SHIFT_LEFT("<<"),
  SHIFT_RIGHT(">>"),
  LESS("<"),
  LESS_OR_EQUAL("<="),
  GREATER(">"),
  GREATER_OR_EQUAL(">="),
  EQUAL("=="),
  NOT_EQUAL("!="),
  BIT_AND("&"),
  BIT_XOR("^"),
  BIT_OR("|"),
  AND("&&"),
  OR("||");

  private final String symbol;

  Operator(String symbol) {
    this.symbol = symbol;
  }

  /** How OpenQASM 3 writes it. */
  public String symbol() {
    return symbol;
  }
}
