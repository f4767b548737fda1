package org.laplace.circuits.qasm;

/** How a list of statements went on, as far as that is known. */
enum Completion {
  NORMAL,
  BREAK,
  CONTINUE,
  RETURN,
  END,
  /** The rest of the list is never reached; an exit was written down. */
  LEFT
}
