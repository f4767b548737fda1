package org.laplace.circuits;

/** A yes-or-no question about the classical bits of a shot. */
public sealed interface Condition permits RegisterEquals {}
