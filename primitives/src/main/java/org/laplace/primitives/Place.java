package org.laplace.primitives;

/**
 * A place in a program and what is wrong there.
 *
 * @param line counted from 1
 * @param column counted from 1, in characters
 */
public record Place(int line, int column, String message) {}
