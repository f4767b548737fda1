/**
 * The judging of results that nobody can have again: shots of a quantum computer against the
 * outcomes that its circuit should give. docs/judging.md defines every figure. It judges the
 * distribution alone: an honest simulator passes as well, so that nothing here says that a quantum
 * computer ran.
 */
@NullMarked
package org.laplace.simulators.judging;

import org.jspecify.annotations.NullMarked;
