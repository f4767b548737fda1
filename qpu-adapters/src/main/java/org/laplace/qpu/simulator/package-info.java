/** This project's own engines as a machine. */
@NullMarked
package org.laplace.qpu.simulator;

import org.jspecify.annotations.NullMarked;
