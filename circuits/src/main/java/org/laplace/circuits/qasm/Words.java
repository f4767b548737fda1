package org.laplace.circuits.qasm;

import java.util.Set;

/** Words that cannot be names. */
final class Words {
  private Words() {}

  /** OpenQASM 3.0's keywords and types; built-in gates and functions are names. */
  private static final Set<String> VERSION_3 =
      Set.of(
          "OPENQASM",
          "include",
          "defcalgrammar",
          "def",
          "cal",
          "defcal",
          "gate",
          "extern",
          "box",
          "let",
          "break",
          "continue",
          "if",
          "else",
          "end",
          "return",
          "for",
          "while",
          "in",
          "switch",
          "case",
          "default",
          "pragma",
          "input",
          "output",
          "const",
          "readonly",
          "mutable",
          "qreg",
          "qubit",
          "creg",
          "bool",
          "bit",
          "int",
          "uint",
          "float",
          "angle",
          "complex",
          "array",
          "void",
          "duration",
          "stretch",
          "gphase",
          "inv",
          "pow",
          "ctrl",
          "negctrl",
          "durationof",
          "delay",
          "reset",
          "measure",
          "barrier",
          "true",
          "false");

  private static final Set<String> VERSION_2 =
      Set.of(
          "OPENQASM",
          "include",
          "qreg",
          "creg",
          "gate",
          "opaque",
          "measure",
          "barrier",
          "reset",
          "if",
          "pi",
          "sin",
          "cos",
          "tan",
          "exp",
          "ln",
          "sqrt",
          "U",
          "CX");

  static boolean isReserved(String word) {
    return VERSION_3.contains(word);
  }

  static boolean isReserved2(String word) {
    return VERSION_2.contains(word);
  }
}
