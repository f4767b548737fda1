package org.laplace.circuits.qasm;

import org.laplace.circuits.CircuitLimits;

/**
 * How large a program may be. {@link #LOCAL} is for a person's own machine; gateways set less.
 *
 * @param sourceBytesMax length in UTF-8
 * @param qubitsMax qubits of the circuit
 * @param bitsMax classical bits, scratch bits included
 * @param registersMax quantum and classical registers
 * @param operationsMax operations after everything is written out, and steps to get there
 */
public record ParseLimits(
    int sourceBytesMax, int qubitsMax, int bitsMax, int registersMax, int operationsMax) {
  /** Everything that the module can hold. */
  public static final ParseLimits LOCAL =
      new ParseLimits(
          CircuitLimits.sourceBytesMax,
          CircuitLimits.qubitsMax,
          CircuitLimits.bitsMax,
          CircuitLimits.registersMax,
          CircuitLimits.operationsMax);
}
