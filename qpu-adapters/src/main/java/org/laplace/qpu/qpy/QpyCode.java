package org.laplace.qpu.qpy;

/** Why bytes were not taken as a circuit. */
public enum QpyCode {
  /** They do not start as QPY does. */
  NOT_QPY,
  /** A format before 13 or after 17. */
  UNSUPPORTED_FORMAT,
  /** They end before what they announce. */
  TRUNCATED,
  /** They contradict themselves, or hold a value that the format does not have. */
  MALFORMED,
  /** More than the reader takes. */
  TOO_LARGE,
  /** An instruction that is not in the gate table, or with a definition of its own. */
  UNSUPPORTED_INSTRUCTION,
  /** A parameter that is not a real number or an expression of such. */
  UNSUPPORTED_PARAMETER,
  /** Classical variables or expressions beyond bits and registers. */
  UNSUPPORTED_CLASSICAL
}
