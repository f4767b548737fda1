/**
 * OpenQASM 2.0 and 3.x: from text to a {@link org.laplace.circuits.Circuit}.
 *
 * <p>Text goes through {@link org.laplace.circuits.qasm.Lexer}, {@link
 * org.laplace.circuits.qasm.Parser} and {@link org.laplace.circuits.qasm.Elaborator}; the last one
 * computes everything that does not depend on a measurement, so that what is left is a flat list of
 * gates or a small control program. Nothing here opens a file. Text is hostile until it is a
 * circuit: sizes, depths and expansions are bounded by {@link
 * org.laplace.circuits.qasm.ParseLimits}.
 *
 * <p>To read on: {@link org.laplace.circuits.qasm.StatementParser} and {@link
 * org.laplace.circuits.qasm.ExpressionParser} for the grammar; {@link
 * org.laplace.circuits.qasm.Statements}, which connects each kind of statement to the class that
 * carries it out, and {@link org.laplace.circuits.qasm.Evaluator}, which does so for expressions.
 * All of them share one {@link org.laplace.circuits.qasm.Context}.
 *
 * <p>Where the standard and Qiskit's loaders disagree about what is accepted, the choice is written
 * in docs/openqasm.md.
 */
@NullMarked
package org.laplace.circuits.qasm;

import org.jspecify.annotations.NullMarked;
