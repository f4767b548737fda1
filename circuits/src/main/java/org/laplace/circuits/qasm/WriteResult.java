package org.laplace.circuits.qasm;

/** What became of writing a circuit down. */
public sealed interface WriteResult {
  /** A program that means the circuit. */
  record Written(String program) implements WriteResult {}

  /** The language cannot say it; the reason is for a person. */
  record Unwritable(String reason) implements WriteResult {}
}
