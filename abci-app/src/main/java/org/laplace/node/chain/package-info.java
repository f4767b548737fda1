/**
 * The chain in this process: the protocol wired from its components, the state that they share, and
 * the thin shell through which consensus drives it.
 */
@NullMarked
package org.laplace.node.chain;

import org.jspecify.annotations.NullMarked;
