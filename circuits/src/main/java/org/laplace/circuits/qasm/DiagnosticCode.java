package org.laplace.circuits.qasm;

/** What is wrong with a program. Codes are stable: clients may rely on them. */
public enum DiagnosticCode {
  /** The text is longer than allowed. */
  SOURCE_TOO_LARGE,
  /** The bytes are not UTF-8, or the string has half of a surrogate pair. */
  NOT_UTF8,
  /** The version line names a version that is not 2.0 or 3.x. */
  VERSION_UNSUPPORTED,
  /** A character that starts no token. */
  UNEXPECTED_CHARACTER,
  /** A comment or string has no end. */
  UNTERMINATED,
  /** A number is malformed or too large. */
  BAD_NUMBER,
  /** The grammar expects something else. */
  SYNTAX,
  /** Blocks, expressions or calls are nested too deep. */
  NESTING_TOO_DEEP,
  /** An include names a file that is not built in. */
  UNKNOWN_INCLUDE,
  /** Nothing has that name here. */
  UNDEFINED_NAME,
  /** The name is taken. */
  DUPLICATE_NAME,
  /** A name is longer than allowed. */
  NAME_TOO_LONG,
  /** The name stands for another kind of thing. */
  WRONG_KIND,
  /** A gate or subroutine got the wrong number of parameters or arguments. */
  PARAMETER_COUNT,
  /** A gate got the wrong number of qubits. */
  QUBIT_COUNT,
  /** An index is outside of its register or array. */
  INDEX_OUT_OF_RANGE,
  /** Registers in one statement differ in size. */
  SIZE_MISMATCH,
  /** An operation names a qubit twice. */
  DUPLICATE_QUBIT,
  /** The value must be known before the circuit runs. */
  NOT_CONSTANT,
  /** A value has the wrong type, or an operator does not take it. */
  TYPE_MISMATCH,
  /** A number has no defined or no finite value. */
  NOT_FINITE,
  /** A program was given no value for one of its inputs. */
  INPUT_MISSING,
  /** A value was given for an input that the program does not have. */
  INPUT_UNKNOWN,
  /** The value of an input does not fit its type. */
  INPUT_INVALID,
  /** A gate without a definition was applied. */
  OPAQUE_GATE,
  /** More qubits than allowed. */
  TOO_MANY_QUBITS,
  /** More classical bits, variables or array elements than allowed. */
  TOO_MANY_BITS,
  /** More registers than allowed. */
  TOO_MANY_REGISTERS,
  /** The program expands to more operations than allowed, or does not end. */
  TOO_MANY_OPERATIONS,
  /** A statement stands where the language does not allow it. */
  MISPLACED,
  /** A part of the language that has no meaning here; the message says why. */
  UNSUPPORTED
}
