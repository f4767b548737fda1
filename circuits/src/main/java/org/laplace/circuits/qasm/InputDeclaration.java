package org.laplace.circuits.qasm;

/**
 * An input that a program declares.
 *
 * @param type as written, such as {@code float[64]}
 * @param line of its name, from 1
 * @param column of its name, from 1
 */
public record InputDeclaration(String name, String type, int line, int column) {}
