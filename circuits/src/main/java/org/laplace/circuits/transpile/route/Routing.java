package org.laplace.circuits.transpile.route;

/**
 * A circuit's way over a device.
 *
 * @param initial the physical qubit of each wire at the start; wires beyond the circuit's are idle
 * @param last the same at the end
 * @param steps nodes of the form in their order, and {@code -1 - edge} for a SWAP on an edge
 * @param estimate entangling gates, as far as routing can tell
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on once, never compared.
public record Routing(int[] initial, int[] last, int[] steps, int estimate) {}
