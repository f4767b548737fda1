package org.laplace.circuits;

/**
 * A named row of classical bits whose values are part of the result.
 *
 * @param size number of bits, at least 1
 */
public record ClassicalRegister(String name, int size) {}
