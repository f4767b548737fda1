package org.laplace.simulators.wavepacket.expression;

/** What a formula, or a part of it, may be. */
sealed interface Term permits Expression, Condition {}
