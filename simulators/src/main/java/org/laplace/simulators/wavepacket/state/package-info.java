/**
 * The wave function on its grid: how it begins, how it moves and what is observed of it.
 *
 * <p>Whatever is written here is part of the engine's definition, down to the order of additions;
 * {@code docs/engines/wavepacket-1.md} says it in words. Threads share work by lines and blocks
 * that no other thread touches, and change no bit.
 */
@NullMarked
package org.laplace.simulators.wavepacket.state;

import org.jspecify.annotations.NullMarked;
