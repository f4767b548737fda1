package org.laplace.circuits.classical;

/** An operation that is written as a function or as a prefix. */
public enum Function {
  NEGATE("-", 1),
  NOT("!", 1),
  COMPLEMENT("~", 1),
  ARCCOS("arccos", 1),
  ARCSIN("arcsin", 1),
  ARCTAN("arctan", 1),
  CEILING("ceiling", 1),
  COS("cos", 1),
  EXP("exp", 1),
  FLOOR("floor", 1),
  IMAG("imag", 1),
  LOG("log", 1),
  MOD("mod", 2),
  POPCOUNT("popcount", 1),
  POW("pow", 2),
  REAL("real", 1),
  ROTL("rotl", 2),
  ROTR("rotr", 2),
  SIN("sin", 1),
  SQRT("sqrt", 1),
  TAN("tan", 1);

  private final String symbol;
  private final int arity;

  Function(String symbol, int arity) {
    this.symbol = symbol;
    this.arity = arity;
  }

  /** How OpenQASM 3 writes it. */
  public String symbol() {
    return symbol;
  }

  /** Number of operands. */
  public int arity() {
    return arity;
  }

  /** True for those written in front of their operand. */
  public boolean isPrefix() {
    return this == NEGATE || this == NOT || this == COMPLEMENT;
  }
}
