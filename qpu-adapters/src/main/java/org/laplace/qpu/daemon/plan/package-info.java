/**
 * What the daemon does next, as a pure function of what it remembers, what the chain says and how
 * far the machine is. No I/O, no clock, no state.
 */
@NullMarked
package org.laplace.qpu.daemon.plan;

import org.jspecify.annotations.NullMarked;
