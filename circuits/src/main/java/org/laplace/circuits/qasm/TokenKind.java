package org.laplace.circuits.qasm;

/** The kinds of tokens of both versions. */
enum TokenKind {
  IDENTIFIER("a name"),
  HARDWARE_QUBIT("a hardware qubit"),
  INTEGER("an integer"),
  REAL("a number"),
  IMAGINARY("an imaginary number"),
  TIMING("a duration"),
  STRING("a string"),
  ANNOTATION("an annotation"),
  PRAGMA("a pragma"),
  CALIBRATION("a calibration"),
  SEMICOLON("';'"),
  COMMA("','"),
  COLON("':'"),
  LEFT_PAREN("'('"),
  RIGHT_PAREN("')'"),
  LEFT_BRACKET("'['"),
  RIGHT_BRACKET("']'"),
  LEFT_BRACE("'{'"),
  RIGHT_BRACE("'}'"),
  ARROW("'->'"),
  AT("'@'"),
  HASH("'#'"),
  ASSIGN("'='"),
  ASSIGN_ADD("'+='"),
  ASSIGN_SUBTRACT("'-='"),
  ASSIGN_MULTIPLY("'*='"),
  ASSIGN_DIVIDE("'/='"),
  ASSIGN_MODULO("'%='"),
  ASSIGN_POWER("'**='"),
  ASSIGN_SHIFT_LEFT("'<<='"),
  ASSIGN_SHIFT_RIGHT("'>>='"),
  ASSIGN_AND("'&='"),
  ASSIGN_OR("'|='"),
  ASSIGN_XOR("'^='"),
  PLUS("'+'"),
  CONCAT("'++'"),
  MINUS("'-'"),
  STAR("'*'"),
  POWER("'**'"),
  SLASH("'/'"),
  PERCENT("'%'"),
  SHIFT_LEFT("'<<'"),
  SHIFT_RIGHT("'>>'"),
  LESS("'<'"),
  LESS_OR_EQUAL("'<='"),
  GREATER("'>'"),
  GREATER_OR_EQUAL("'>='"),
  EQUAL("'=='"),
  NOT_EQUAL("'!='"),
  NOT("'!'"),
  AND("'&&'"),
  OR("'||'"),
  BIT_AND("'&'"),
  BIT_OR("'|'"),
  CARET("'^'"),
  TILDE("'~'"),
  END("the end of the program");

  private final String text;

  TokenKind(String text) {
    this.text = text;
  }

  /** For messages. */
  String text() {
    return text;
  }
}
