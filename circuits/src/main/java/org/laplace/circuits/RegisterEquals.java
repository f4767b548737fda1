package org.laplace.circuits;

import java.math.BigInteger;

/**
 * True when the register, read as an unsigned number with bit 0 lowest, equals the value.
 *
 * @param register index of the register in the circuit
 * @param value 0 or more; may be too large for the register, then the condition is never true
 */
public record RegisterEquals(int register, BigInteger value) implements Condition {}
