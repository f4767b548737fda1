package org.laplace.circuits.qasm.syntax;

/** A name where it is declared or used. */
public record Name(int at, String text) {}
