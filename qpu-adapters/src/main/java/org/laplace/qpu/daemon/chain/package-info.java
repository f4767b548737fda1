/** The little that the daemon must know of the chain and ask of it, and how a node answers. */
@NullMarked
package org.laplace.qpu.daemon.chain;

import org.jspecify.annotations.NullMarked;
