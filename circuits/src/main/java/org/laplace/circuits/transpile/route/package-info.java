/**
 * Where qubits live on a device and how they get to one another: layouts and SWAPs.
 *
 * <p>Works on numbers alone: which nodes on which wires wait for which, and which qubits are
 * neighbours. What the nodes are is known to the packages beside this one.
 */
@NullMarked
package org.laplace.circuits.transpile.route;

import org.jspecify.annotations.NullMarked;
